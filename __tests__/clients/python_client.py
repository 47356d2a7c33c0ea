"""Asks azure-identity and MSAL for Python for a token per line of standard input, with one credential for all.

With the argument `token-file`: only the one that reads such a file.
"""
import json
import os
import sys

import msal
import requests
from azure.identity import DefaultAzureCredential, ManagedIdentityCredential, WorkloadIdentityCredential

managed = ManagedIdentityCredential()
named = ManagedIdentityCredential(client_id=os.environ["AZURE_CLIENT_ID"])
chain = DefaultAzureCredential()
application = msal.ManagedIdentityClient(msal.SystemAssignedManagedIdentity(), http_client=requests.Session())


def with_msal(resource):
    answer = application.acquire_token_for_client(resource=resource)
    if "access_token" not in answer:
        raise RuntimeError(answer.get("error_description"))
    return answer["access_token"]


CLIENTS = {
    "ManagedIdentityCredential()": lambda resource: managed.get_token(resource + "/.default").token,
    "ManagedIdentityCredential(client_id)": lambda resource: named.get_token(resource + "/.default").token,
    "DefaultAzureCredential": lambda resource: chain.get_token(resource + "/.default").token,
    "MSAL ManagedIdentityClient": with_msal,
}

if sys.argv[1:] == ["token-file"]:
    workload = WorkloadIdentityCredential()
    CLIENTS = {"WorkloadIdentityCredential": lambda resource: workload.get_token(resource + "/.default").token}

for line in sys.stdin:
    for name, ask in CLIENTS.items():
        try:
            answer = {"token": ask(line.strip())}
        except Exception as error:  # Whatever the library raises is the answer.
            answer = {"error": str(error)}
        print(json.dumps({"credential": name, **answer}), flush=True)
    print("{}", flush=True)
