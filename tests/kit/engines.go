// Go's own templates with listmonk's functions, kept running: JSON lines in, JSON lines out.
package main

import (
	"bufio"
	"encoding/json"
	"html/template"
	"os"
	"regexp"
	"strings"
)

type request struct {
	Source     string
	Subscriber map[string]string
}

type answer struct {
	Result string `json:"result"`
	Fault  string `json:"fault,omitempty"`
}

// What listmonk makes of its shorthand before a template is read: a function gets the message as its argument.
var (
	tracked = regexp.MustCompile(`(https?://[^\s"<>{}]*)@TrackLink`)
	bare    = regexp.MustCompile(`{{\s*(UnsubscribeURL|MessageURL)\s*}}`)
)

func execute(asked request) (string, error) {
	functions := template.FuncMap{
		"Safe":           func(html string) template.HTML { return template.HTML(html) },
		"TrackLink":      func(url string, message any) string { return "https://lists.example/tracked" },
		"UnsubscribeURL": func(message any) string { return asked.Subscriber["UnsubscribeURL"] },
		"MessageURL":     func(message any) string { return asked.Subscriber["MessageURL"] },
	}
	source := tracked.ReplaceAllString(asked.Source, `{{ TrackLink "$1" . }}`)
	source = bare.ReplaceAllString(source, `{{ $1 . }}`)
	made, fault := template.New("content").Funcs(functions).Parse(source)
	if fault != nil {
		return "", fault
	}
	var written strings.Builder
	fault = made.Execute(&written, map[string]any{"Subscriber": asked.Subscriber})
	return written.String(), fault
}

func main() {
	lines := bufio.NewReader(os.Stdin)
	answers := json.NewEncoder(os.Stdout)
	for {
		line, fault := lines.ReadBytes('\n')
		if fault != nil {
			return
		}
		var asked request
		if fault = json.Unmarshal(line, &asked); fault != nil {
			panic(fault)
		}
		result, fault := execute(asked)
		said := answer{Result: result}
		if fault != nil {
			said.Fault = fault.Error()
		}
		answers.Encode(said)
	}
}
