// One link of everything in a test cluster: etcd, the Kubernetes control plane, kubelet, kube-proxy, kubectl and (build
// tag "helm") Helm. The first argument names the program. One link instead of eight saves minutes of linking and half a
// gigabyte of disk.
package main

import (
	"context"
	"fmt"
	"os"
	_ "time/tzdata"

	"github.com/spf13/cobra"
	_ "k8s.io/client-go/plugin/pkg/client/auth"
	"k8s.io/component-base/cli"
	_ "k8s.io/component-base/logs/json/register"
	_ "k8s.io/component-base/metrics/prometheus/clientgo"
	_ "k8s.io/component-base/metrics/prometheus/version"
	kubectl "k8s.io/kubectl/pkg/cmd"
	kubectlerrors "k8s.io/kubectl/pkg/cmd/util"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	proxy "k8s.io/kubernetes/cmd/kube-proxy/app"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
	kubelet "k8s.io/kubernetes/cmd/kubelet/app"
)

// Functions, not commands: building a command registers flags and metrics globally. So only the command that runs may
// be built.
var programs = map[string]func(){
	"etcd":                    runEtcd,
	"kube-apiserver":          component(apiserver.NewAPIServerCommand),
	"kube-controller-manager": component(controllermanager.NewControllerManagerCommand),
	"kube-scheduler":          component(func() *cobra.Command { return scheduler.NewSchedulerCommand() }),
	"kube-proxy":              component(proxy.NewProxyCommand),
	"kubelet":                 component(newKubelet),
	"kubectl":                 runKubectl,
}

func component(build func() *cobra.Command) func() {
	return func() { os.Exit(cli.Run(build())) }
}

// newKubelet: the constructor takes a context only in newer versions, and this file serves both.
func newKubelet() *cobra.Command {
	switch build := any(kubelet.NewKubeletCommand).(type) {
	case func(context.Context) *cobra.Command:
		return build(context.Background())
	case func() *cobra.Command:
		return build()
	}
	panic("this Kubernetes builds its kubelet in a way that is not known here")
}

func runKubectl() {
	if err := cli.RunNoErrOutput(kubectl.NewDefaultKubectlCommand()); err != nil {
		kubectlerrors.CheckErr(err)
	}
}

func main() {
	os.Args = os.Args[1:]
	if len(os.Args) > 0 {
		if run, ok := programs[os.Args[0]]; ok {
			run()
			return
		}
	}
	fmt.Fprintln(os.Stderr, "usage: kubernetes PROGRAM [ARGUMENT...], where PROGRAM is one of")
	for name := range programs {
		fmt.Fprintln(os.Stderr, " ", name)
	}
	os.Exit(2)
}
