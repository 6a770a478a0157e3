package main

import (
	"flag"
	"fmt"
	"net/url"
	"os"
	"os/signal"
	"syscall"

	"go.etcd.io/etcd/server/v3/embed"
)

// runEtcd serves one etcd member. It has the few flags of the real etcd that the driver passes. The driver also starts
// a real one (KUBEBUILDER_ASSETS).
func runEtcd() {
	config := etcdConfig()
	server, err := embed.StartEtcd(config)
	exitOnError(err)
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGINT, syscall.SIGTERM)
	select {
	case <-stop:
		server.Close()
	case err := <-server.Err():
		exitOnError(err)
	}
}

func etcdConfig() *embed.Config {
	flags := flag.NewFlagSet("etcd", flag.ExitOnError)
	config := embed.NewConfig()
	flags.StringVar(&config.Dir, "data-dir", "", "where the data is kept")
	clients := flags.String("listen-client-urls", "", "URL to serve clients on")
	advertised := flags.String("advertise-client-urls", "", "URL that clients are told")
	peers := flags.String("listen-peer-urls", "", "URL to serve other members on")
	flags.BoolVar(&config.UnsafeNoFsync, "unsafe-no-fsync", false, "never wait for the disk")
	flags.StringVar(&config.LogLevel, "log-level", "warn", "least level that is logged")
	exitOnError(flags.Parse(os.Args[1:]))
	config.ListenClientUrls = []url.URL{parseURL(*clients)}
	config.AdvertiseClientUrls = []url.URL{parseURL(*advertised)}
	config.ListenPeerUrls = []url.URL{parseURL(*peers)}
	config.AdvertisePeerUrls = config.ListenPeerUrls
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	return config
}

func parseURL(text string) url.URL {
	parsed, err := url.Parse(text)
	exitOnError(err)
	return *parsed
}

func exitOnError(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "etcd:", err)
		os.Exit(1)
	}
}
