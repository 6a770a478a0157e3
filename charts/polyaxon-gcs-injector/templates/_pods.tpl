{{/* What every pod of the release has in its spec: the replicas, and the short ones beside them. */}}
{{- define "injector.podSettings" -}}
{{- $settings := dict -}}
{{- with concat .Values.global.imagePullSecrets .Values.imagePullSecrets }}{{ $_ := set $settings "imagePullSecrets" . }}{{ end -}}
{{- with .Values.podSecurityContext }}{{ $_ := set $settings "securityContext" . }}{{ end -}}
{{- range list "priorityClassName" "runtimeClassName" "schedulerName" "dnsPolicy" "dnsConfig" "hostAliases" "nodeSelector" "tolerations" "affinity" -}}
{{- $value := get $.Values . -}}
{{- if $value }}{{ $_ := set $settings . $value }}{{ end -}}
{{- end -}}
{{- with $settings }}{{ toYaml . }}{{ end -}}
{{- end -}}

{{/*
The metadata of a pod that a hook of Helm makes. It must end, and the sidecar of a mesh would not. Takes a dict: root,
component, hook, policy.
*/}}
{{- define "injector.hookMetadata" -}}
{{- $name := printf "%s-%s" (include "injector.fullname" .root) .component -}}
{{- $labels := dict "app.kubernetes.io/component" .component "sidecar.istio.io/inject" "false" "kuma.io/sidecar-injection" "disabled" -}}
{{- $annotations := dict "helm.sh/hook" .hook "helm.sh/hook-delete-policy" "before-hook-creation,hook-succeeded" "linkerd.io/inject" "disabled" -}}
{{- include "injector.metadata" (dict "root" .root "name" $name "labels" $labels "annotations" $annotations) -}}
{{- end -}}
