/** Every secret that crosses the wire: a TLS server in front of a sandbox that passes everything on and keeps what it saw, unredacted. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { createServerCertificate } from '../../sandbox/tokens/certificate.ts'

export interface Recorder {
  readonly url: string
  readonly caFile: string
  /** Bearers, assertions, client secrets and tokens of every request and answer so far. */
  readonly secrets: () => readonly string[]
  /** TLS connections so far, by whatever way they came. */
  readonly connections: () => number
  readonly close: () => Promise<void>
}

const JWT = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g

function secretsOf(authorization: string | undefined, body: string): readonly string[] {
  const form = new URLSearchParams(body)
  return [
    authorization?.replace(/^(Bearer|token) /i, ''),
    form.get('client_secret') ?? undefined,
    form.get('client_assertion') ?? undefined,
    ...(body.match(JWT) ?? []),
  ].filter((secret): secret is string => secret !== undefined && secret !== '')
}

/** Starts a recorder in front of `sandbox`; `host` is the name it goes by in URLs and in its certificate. */
export async function startRecorder(sandbox: Sandbox, host = 'localhost'): Promise<Recorder> {
  const [tls, directory, ca] = await Promise.all([
    createServerCertificate(host),
    mkdtemp(join(tmpdir(), 'recorder-')),
    readFile(sandbox.caFile),
  ])
  const caFile = join(directory, 'ca.pem')
  await writeFile(caFile, tls.authority)
  const seen = new Set<string>()
  const server = createServer({ cert: tls.certificate, key: tls.key }, async (incoming, outgoing) => {
    const body = Buffer.concat(await incoming.toArray())
    for (const secret of secretsOf(incoming.headers.authorization, body.toString())) seen.add(secret)
    const { method, headers } = incoming
    const onward = request(new URL(incoming.url ?? '/', sandbox.url), { method, headers, ca }, async (answer) => {
      // Links to the sandbox, such as the token endpoint in its metadata, lead through here as well.
      const answered = Buffer.concat(await answer.toArray())
        .toString()
        .replaceAll(sandbox.url, url())
      for (const secret of secretsOf(undefined, answered)) seen.add(secret)
      const { 'content-length': _length, 'transfer-encoding': _encoding, ...others } = answer.headers
      outgoing.writeHead(answer.statusCode ?? 502, others).end(answered)
    })
    onward.end(body)
  })
  let connections = 0
  server.on('secureConnection', () => {
    connections += 1
  })
  const url = () => `https://${host}:${(server.address() as AddressInfo).port}`
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: url(),
    caFile,
    secrets: () => [...seen],
    connections: () => connections,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(directory, { recursive: true, force: true })
    },
  }
}
