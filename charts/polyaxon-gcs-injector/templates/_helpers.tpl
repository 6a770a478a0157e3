{{- define "injector.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/*
Short enough for every suffix below to stay within the 63 characters of a DNS label. A Service's name begins with a
letter and has no dot, and a release's name may do otherwise.
*/}}
{{- define "injector.fullname" -}}
{{- $isNamed := contains (include "injector.name" .) .Release.Name -}}
{{- $derived := $isNamed | ternary .Release.Name (printf "%s-%s" .Release.Name (include "injector.name" .)) -}}
{{- $name := .Values.fullnameOverride | default $derived | replace "." "-" -}}
{{- regexMatch "^[a-z]" $name | ternary $name (printf "release-%s" $name) | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{- define "injector.namespace" -}}
{{- .Values.namespaceOverride | default .Release.Namespace -}}
{{- end -}}

{{- define "injector.serviceAccountName" -}}
{{- .Values.serviceAccount.name | default (include "injector.fullname" .) -}}
{{- end -}}

{{- define "injector.selectorLabels" -}}
app.kubernetes.io/name: {{ include "injector.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: webhook
{{- end -}}

{{/* What the chart says of itself wins. So an added label changes no selector, and makes no Polyaxon run of a pod. */}}
{{- define "injector.labels" -}}
{{- merge (include "injector.ownLabels" . | fromYaml) .Values.commonLabels .Values.global.commonLabels | toYaml -}}
{{- end -}}

{{- define "injector.ownLabels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{ include "injector.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: polyaxon-gcs-injector
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- end -}}

{{/* The metadata of an object. Takes a dict: root, and if they differ from the default: name, namespace ("" for none), labels, annotations. */}}
{{- define "injector.metadata" -}}
{{- $namespace := hasKey . "namespace" | ternary .namespace (include "injector.namespace" .root) -}}
{{- $annotations := merge (dict) (.annotations | default dict) .root.Values.commonAnnotations -}}
name: {{ .name | default (include "injector.fullname" .root) | quote }}
{{- with $namespace }}
namespace: {{ . | quote }}
{{- end }}
labels:
  {{- $labels := merge (dict) (.labels | default dict) (include "injector.labels" .root | fromYaml) }}
  {{- toYaml $labels | nindent 2 }}
{{- with $annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "injector.image" -}}
{{- $registry := .Values.global.imageRegistry | default .Values.image.registry | trimSuffix "/" -}}
{{- $tag := printf ":%s" (.Values.image.tag | default .Chart.AppVersion) -}}
{{- with $registry }}{{ . }}/{{ end }}{{ .Values.image.repository }}
{{- with .Values.image.digest }}@{{ . }}{{ else }}{{ $tag }}{{ end -}}
{{- end -}}

{{/* The source of certificates: authority, certManager or files. */}}
{{- define "injector.certificates" -}}
{{- if .Values.certManager.enabled -}}certManager
{{- else if .Values.tls.existingSecret -}}files
{{- else -}}authority
{{- end -}}
{{- end -}}

{{/* The members of the configuration that are not empty. */}}
{{- define "injector.configuration" -}}
{{- $said := dict -}}
{{- range $member, $value := .Values.config -}}
{{- if $value }}{{ $_ := set $said $member $value }}{{ end -}}
{{- end -}}
{{- toYaml $said -}}
{{- end -}}

{{/* `true` if the process calls the API server, and so needs its token. */}}
{{- define "injector.usesApi" -}}
{{- if or (eq (include "injector.certificates" .) "authority") (ne .Values.rbac.secrets.mode "none") .Values.events.enabled }}true{{ end -}}
{{- end -}}
