// Package main asks Go's Azure identity library for a token per line of standard input, with one credential for all.
// With the argument token-file: only the one that reads such a file.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
)

func main() {
	managed, err := azidentity.NewManagedIdentityCredential(&azidentity.ManagedIdentityCredentialOptions{
		ID: azidentity.ClientID(os.Getenv("AZURE_CLIENT_ID")),
	})
	check(err)
	chain, err := azidentity.NewDefaultAzureCredential(nil)
	check(err)
	credentials := map[string]azcore.TokenCredential{"ManagedIdentityCredential": managed, "DefaultAzureCredential": chain}
	if len(os.Args) == 2 && os.Args[1] == "token-file" {
		workload, err := azidentity.NewWorkloadIdentityCredential(nil)
		check(err)
		credentials = map[string]azcore.TokenCredential{"WorkloadIdentityCredential": workload}
	}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		for name, credential := range credentials {
			answer := map[string]string{"credential": name}
			token, err := credential.GetToken(context.Background(), policy.TokenRequestOptions{Scopes: []string{lines.Text() + "/.default"}})
			if err == nil {
				answer["token"] = token.Token
			} else {
				answer["error"] = err.Error()
			}
			text, err := json.Marshal(answer)
			check(err)
			fmt.Println(string(text))
		}
		fmt.Println("{}")
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
