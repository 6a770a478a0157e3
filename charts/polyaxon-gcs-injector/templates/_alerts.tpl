{{- /* True if a counter grew in the window. increase() sees no growth in a series that begins at 1, as each first event does. */}}
{{- define "injector.grew" -}}
sum(({{ .counter }} unless {{ .counter }} offset {{ .window }}) or increase({{ .counter }}[{{ .window }}])) > 0
{{- end }}
