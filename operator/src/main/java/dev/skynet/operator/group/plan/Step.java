package dev.skynet.operator.group.plan;

/** One thought of the planner: a pure function of the situation and the draft so far. */
interface Step {
  /** Works its conclusions into the draft. */
  void apply(Situation situation, Draft draft);
}
