/** Asks the Azure identity libraries for Node for a token per line of standard input, with one credential for all. With `token-file`: only the one that reads such a file. */
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import {
  DefaultAzureCredential,
  ManagedIdentityCredential,
  type TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity'

interface ManagedIdentityApplication {
  readonly acquireToken: (request: { readonly resource: string }) => Promise<{ readonly accessToken: string }>
}
interface Msal {
  readonly ManagedIdentityApplication: new () => ManagedIdentityApplication
}

// What `@azure/identity` itself is built on; used alone it asks with the `fetch` of Node.
const fromIdentity = createRequire(createRequire(import.meta.url).resolve('@azure/identity'))
const msal = new (fromIdentity('@azure/msal-node') as Msal).ManagedIdentityApplication()

const credential = async (made: TokenCredential, resource: string) =>
  (await made.getToken(`${resource}/.default`))?.token ?? ''
const [anybody, managed, chain] = [
  new ManagedIdentityCredential(),
  new ManagedIdentityCredential({ clientId: process.env.AZURE_CLIENT_ID ?? '' }),
  new DefaultAzureCredential(),
]
type Ask = (resource: string) => Promise<string>

const ENDPOINT: Readonly<Record<string, Ask>> = {
  'ManagedIdentityCredential()': (resource) => credential(anybody, resource),
  'ManagedIdentityCredential(clientId)': (resource) => credential(managed, resource),
  DefaultAzureCredential: (resource) => credential(chain, resource),
  'MSAL ManagedIdentityApplication': async (resource) => (await msal.acquireToken({ resource })).accessToken,
}

function fromTokenFile(): Readonly<Record<string, Ask>> {
  const made = new WorkloadIdentityCredential()
  return { WorkloadIdentityCredential: (resource) => credential(made, resource) }
}

const clients = process.argv[2] === 'token-file' ? fromTokenFile() : ENDPOINT

for await (const resource of createInterface({ input: process.stdin })) {
  for (const [name, ask] of Object.entries(clients)) {
    const answer = await ask(resource).then(
      (token) => ({ token }),
      (error: unknown) => ({ error: String(error) }),
    )
    process.stdout.write(`${JSON.stringify({ credential: name, ...answer })}\n`)
  }
  process.stdout.write('{}\n')
}
