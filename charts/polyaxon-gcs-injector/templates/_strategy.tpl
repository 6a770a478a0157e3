{{/*
How replicas are replaced. An update never has fewer than replicaCount, except on the nodes' network: there the next
replica finds the ports of a node free only when the one before it has gone.
*/}}
{{- define "injector.strategy" -}}
{{- $free := dict "maxUnavailable" 0 "maxSurge" 1 -}}
{{- $taken := dict "maxUnavailable" 1 "maxSurge" 0 -}}
{{- $default := dict "type" "RollingUpdate" "rollingUpdate" (ternary $taken $free .Values.hostNetwork) -}}
{{- .Values.strategy | default $default | toYaml -}}
{{- end -}}
