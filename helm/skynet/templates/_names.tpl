{{/* Names carry the release, so that several live in one namespace. */}}
{{- define "skynet.operator" -}}{{ .Release.Name }}-operator{{- end }}
{{- define "skynet.webhook" -}}{{ .Release.Name }}-webhook{{- end }}

{{/* Cluster-wide names carry the namespace too; a colon cannot stand in either part. */}}
{{- define "skynet.operator.cluster" -}}skynet:{{ .Release.Namespace }}:{{ .Release.Name }}:operator{{- end }}
{{- define "skynet.webhook.cluster" -}}skynet:{{ .Release.Namespace }}:{{ .Release.Name }}:webhook{{- end }}

{{- define "skynet.fleet" -}}
{{ required "fleet is required: set it to the fleet's name, 1 to 20 of a-z and 0-9" .Values.fleet }}
{{- end }}

{{/* One lease a fleet: two releases of one fleet in a namespace never lead both. */}}
{{- define "skynet.lease" -}}skynet-operator-{{ include "skynet.fleet" . }}{{- end }}

{{- define "skynet.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{/* Takes (dict "root" $ "component" "operator"). */}}
{{- define "skynet.selector" -}}
app.kubernetes.io/name: skynet
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "skynet.labels" -}}
{{ include "skynet.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}
