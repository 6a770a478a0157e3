{{/* What every pod of the release has in its spec: the replicas, and the short ones beside them. */}}
{{- define "injector.podSettings" -}}
{{- $settings := dict -}}
{{- with concat .Values.global.imagePullSecrets .Values.imagePullSecrets }}{{ $_ := set $settings "imagePullSecrets" . }}{{ end -}}
{{- with .Values.podSecurityContext }}{{ $_ := set $settings "securityContext" . }}{{ end -}}
{{- with merge (dict) .Values.nodeSelector .Values.global.nodeSelector }}{{ $_ := set $settings "nodeSelector" . }}{{ end -}}
{{- with concat .Values.global.tolerations .Values.tolerations }}{{ $_ := set $settings "tolerations" . }}{{ end -}}
{{- with .Values.priorityClassName | default .Values.global.priorityClassName }}{{ $_ := set $settings "priorityClassName" . }}{{ end -}}
{{- range list "runtimeClassName" "schedulerName" "dnsPolicy" "dnsConfig" "hostAliases" "affinity" -}}
{{- $value := get $.Values . -}}
{{- if $value }}{{ $_ := set $settings . $value }}{{ end -}}
{{- end -}}
{{- with $settings }}{{ toYaml . }}{{ end -}}
{{- end -}}

{{/*
The metadata of a pod that a hook of Helm makes. It must end, and the sidecar of a mesh would not. Takes a dict: root,
component, hook, and its values with podLabels and podAnnotations.
*/}}
{{- define "injector.hookMetadata" -}}
{{- $name := printf "%s-%s" (include "injector.fullname" .root) .component -}}
{{- $component := dict "app.kubernetes.io/component" .component -}}
{{- $unmeshed := dict "sidecar.istio.io/inject" "false" "kuma.io/sidecar-injection" "disabled" -}}
{{- $labels := merge $component (include "injector.ownLabels" .root | fromYaml) .values.podLabels $unmeshed .root.Values.podLabels -}}
{{- $hook := dict "helm.sh/hook" .hook "helm.sh/hook-delete-policy" "before-hook-creation,hook-succeeded" -}}
{{- $annotations := merge $hook .values.podAnnotations (dict "linkerd.io/inject" "disabled") .root.Values.podAnnotations -}}
{{- include "injector.metadata" (dict "root" .root "name" $name "labels" $labels "annotations" $annotations) -}}
{{- end -}}
