/** Runs a client program that answers each line, a resource, with the tokens that its libraries got. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** What one library got: the token's claims, or its error. */
export interface ClientAnswer {
  readonly credential: string
  readonly token?: string
  readonly error?: string
}

export interface AskingClient {
  readonly ask: (resource: string) => Promise<readonly ClientAnswer[]>
  readonly end: () => void
}

/** Starts the program; it keeps its credentials, and with them its caches, until it is ended. */
export function startClient(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): AskingClient {
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  child.stdin.on('error', () => {})
  return {
    ask: async (resource) => {
      child.stdin.write(`${resource}\n`)
      const answers: ClientAnswer[] = []
      for (;;) {
        const { value, done } = await lines.next()
        if (done === true) throw new Error(`${command} ended before it answered.`)
        const answer = JSON.parse(value) as Partial<ClientAnswer>
        if (answer.credential === undefined) return answers
        answers.push({ ...answer, credential: answer.credential })
      }
    },
    end: () => {
      child.stdin.end()
      child.kill()
    },
  }
}

/** The claims of an access token. */
export function claimsOf(token: string): { readonly aud: string; readonly exp: number } {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}
