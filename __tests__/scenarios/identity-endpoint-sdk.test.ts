/** Real clients, unmodified: the Azure identity libraries for Node find the endpoint by themselves, for hours. */
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { claimsOf, startClient } from '../clients/asking-client.ts'
import { endpointScenario, SQL, STORAGE, VAULT } from './endpoint-harness.ts'

const CLIENT = fileURLToPath(new URL('../clients/node-client.ts', import.meta.url))

endpointScenario.concurrent(
  'DefaultAzureCredential, ManagedIdentityCredential and MSAL get tokens for resources never asked for',
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const endpoint = await serving(stage)
    // A token that is nearly over when it comes: each library's own cache takes it for over, as it would in an hour.
    stage.sandbox.settings.entra.expiresIn = 2
    const client = startClient(process.execPath, [CLIENT], { ...endpoint.main.exportedEnv })
    const tokens: string[] = []
    try {
      for (const resource of [VAULT, STORAGE, VAULT, SQL]) {
        const answers = await client.ask(resource)
        expect(answers.map(({ credential, error }) => `${credential}: ${error ?? 'token'}`)).toEqual([
          'ManagedIdentityCredential(): token',
          'ManagedIdentityCredential(clientId): token',
          'DefaultAzureCredential: token',
          'MSAL ManagedIdentityApplication: token',
        ])
        for (const { token = '' } of answers) expect(claimsOf(token).aud).toBe(resource)
        tokens.push(answers[0]?.token ?? '')
        await new Promise((resolve) => setTimeout(resolve, 2000))
      }
    } finally {
      client.end()
    }
    expect(new Set(tokens).size).toBe(4)
    expect((await endpoint.post()).log).toBe('')
  },
)

endpointScenario.concurrent(
  'what Entra refuses reaches the caller of the library in our words',
  async ({ open, serving }) => {
    const stage = await open()
    stage.trust()
    const endpoint = await serving(stage)
    const client = startClient(process.execPath, [CLIENT], { ...endpoint.main.exportedEnv })
    try {
      const answers = await client.ask('https://nobody.example')
      for (const { error, credential } of answers)
        expect(error, credential).toContain('[scope-invalid] Entra does not accept')
    } finally {
      client.end()
    }
  },
)
