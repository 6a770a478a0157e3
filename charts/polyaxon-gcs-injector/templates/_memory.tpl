{{/*
Options of Node: no inspector by a signal, and half of the memory limit for objects. V8's default exceeds a small
container. For a quantity in another form, such as 1e9, Node itself asks the container for its limit.
*/}}
{{- define "injector.nodeOptions" -}}
{{- $limits := (.Values.resources | default dict).limits | default dict -}}
{{- $limit := $limits.memory | default "" | toString -}}
{{- $bytes := dict "" 1 "k" 1e3 "M" 1e6 "G" 1e9 "T" 1e12 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 -}}
{{- if regexMatch "^[0-9]+([.][0-9]+)?(|k|M|G|T|Ki|Mi|Gi|Ti)$" $limit -}}
{{- $number := regexFind "^[0-9.]+" $limit | float64 -}}
{{- $unit := regexFind "[A-Za-z]*$" $limit -}}
--disable-sigusr1 --max-old-space-size={{ max 16 (divf (mulf $number (get $bytes $unit)) 2097152 | floor | int) }}
{{- else -}}
--disable-sigusr1 --max-old-space-size-percentage=50
{{- end -}}
{{- end -}}

{{/* `true` if extraEnv itself sets Node's options. */}}
{{- define "injector.ownNodeOptions" -}}
{{- range .Values.extraEnv }}{{ if eq .name "NODE_OPTIONS" }}true{{ end }}{{ end -}}
{{- end -}}
