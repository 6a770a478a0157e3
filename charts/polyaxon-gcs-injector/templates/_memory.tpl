{{/*
Options of Node: no inspector by a signal, half of the memory limit for objects that stay, and three times a thirty-second
part (at most 16 MiB) for those of a request. V8's defaults exceed a small container: beside 128 MiB for objects that stay, they are
three times 64. For a quantity in another form, such as 1e9, Node itself asks the container for its limit.
*/}}
{{- define "injector.nodeOptions" -}}
{{- $limits := (.Values.resources | default dict).limits | default dict -}}
{{- $limit := $limits.memory | default "" | toString -}}
{{- $bytes := dict "" 1 "k" 1e3 "M" 1e6 "G" 1e9 "T" 1e12 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 -}}
{{- if regexMatch "^[0-9]+([.][0-9]+)?(|k|M|G|T|Ki|Mi|Gi|Ti)$" $limit -}}
{{- $number := regexFind "^[0-9.]+" $limit | float64 -}}
{{- $unit := regexFind "[A-Za-z]*$" $limit -}}
{{- $limit := mulf $number (get $bytes $unit) -}}
--disable-sigusr1 --max-old-space-size={{ max 16 (divf $limit 2097152 | floor | int) }} --max-semi-space-size={{ min 16 (max 1 (divf $limit 33554432 | floor | int)) }}
{{- else -}}
--disable-sigusr1 --max-old-space-size-percentage=50 --max-semi-space-size=8
{{- end -}}
{{- end -}}

{{/* `true` if extraEnv itself sets Node's options. */}}
{{- define "injector.ownNodeOptions" -}}
{{- range .Values.extraEnv }}{{ if eq .name "NODE_OPTIONS" }}true{{ end }}{{ end -}}
{{- end -}}
