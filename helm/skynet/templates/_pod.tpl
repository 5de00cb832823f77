{{/* What both pods have in common. */}}

{{- define "skynet.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{/* Of a mounted Secret: for the pod's user alone (fsGroup lets the pod's own group read what belongs to root). */}}
{{- define "skynet.secretMode" -}}0400{{- end }}

{{- define "skynet.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: ["ALL"]
{{- end }}

{{/* Ready once the informers are synced, leader or not. The startup probe keeps a slow start from being killed. */}}
{{- define "skynet.probes" -}}
startupProbe:
  httpGet: {path: /healthz, port: health}
  periodSeconds: 2
  failureThreshold: 60
readinessProbe:
  httpGet: {path: /readyz, port: health}
  periodSeconds: 2
  timeoutSeconds: 2
  failureThreshold: 3
livenessProbe:
  httpGet: {path: /healthz, port: health}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
{{- end }}

{{/* Takes the root context. */}}
{{- define "skynet.commonEnv" -}}
- name: SKYNET_BIND
  valueFrom:
    fieldRef:
      fieldPath: status.podIP
- name: SKYNET_NAMESPACES
  value: {{ join "," .Values.watchNamespaces | quote }}
{{- end }}
