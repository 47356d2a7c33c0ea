/** Simulated jobs of a fleet: after each write those of the repositories that it touched ask for a token. */
import type { RequestRecord } from '../../sandbox/http/request-log.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { connect, exchange, signIdToken } from '../sandbox/client.ts'
import { type Fleet, type Member, namesOf } from './waves-fleet.ts'

type Context = Member['contexts'][number]

/** What jobs were told that asked for a token. */
export interface Jobs {
  /** Sees a request; every repository that a write touched lets its jobs sign in. */
  readonly watch: (record: RequestRecord) => void
  /** Lets the jobs of all repositories sign in. */
  readonly signInAll: () => void
  /** Ends when every sign-in has its answer; the refusals, one sentence each. */
  readonly refusals: () => Promise<readonly string[]>
  /** How many signed in. */
  readonly count: () => number
  readonly close: () => Promise<void>
}

/** Simulated jobs of a fleet: each has a new ID token signed and exchanges it, over TLS. */
export function startJobs(sandbox: Sandbox, { groups, members }: Pick<Fleet, 'groups' | 'members'>): Jobs {
  const client = connect(sandbox)
  const byName = new Map(members.map((member) => [member.repository.full_name, member]))
  const seen = new Map(groups.map((group) => [group, namesOf(group)]))
  const refused: string[] = []
  let running: Promise<void>[] = []
  let count = 0
  // GitHub signs a subject when it is asked for a token, so that one job stands for all of its kind.
  const environments = new Map<Context, Promise<Record<string, string>>>()
  const environmentOf = ({ repository }: Member, context: Context) => {
    const env = environments.get(context) ?? sandbox.jobEnvironment({ ...context, repository: repository.full_name })
    environments.set(context, env)
    return env
  }
  const signIn = async (member: Member, context: Context) => {
    const assertion = await signIdToken(client, await environmentOf(member, context))
    const answer = await exchange(client, { client_id: member.clientId, client_assertion: assertion })
    count += 1
    if (answer.status !== 200) refused.push(`${member.repository.full_name} ${JSON.stringify(context)}: ${answer.text}`)
  }
  const signInAs = (member: Member) => {
    for (const context of member.contexts)
      running.push(
        signIn(member, context).catch((error: unknown) => {
          refused.push(`${member.repository.full_name} ${JSON.stringify(context)}: ${error}`)
        }),
      )
  }
  return {
    watch: ({ method, service, path }) => {
      if (method === 'GET' || !['graph', 'arm', 'github'].includes(service)) return
      const named = byName.get(/repos\/([^/]+\/[^/]+)\/actions\/oidc/.exec(path)?.[1] ?? '')
      if (named !== undefined) signInAs(named)
      for (const group of groups) {
        const [before, now] = [seen.get(group) ?? new Map<string, string>(), namesOf(group)]
        const changed = [...differing(now, before), ...differing(before, now)]
        if (changed.length === 0) continue
        seen.set(group, now)
        for (const member of group.members)
          if (changed.some((match) => match.includes(member.repository.full_name.split('/')[1] ?? ''))) signInAs(member)
      }
    },
    signInAll: () => {
      for (const member of members) signInAs(member)
    },
    refusals: async () => {
      while (running.length > 0) {
        const waiting = running
        running = []
        await Promise.all(waiting)
      }
      return refused
    },
    count: () => count,
    close: client.close,
  }
}

/** What is matched by those that the other has not. */
const differing = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): readonly string[] =>
  [...one].flatMap(([name, match]) => (other.get(name) === match ? [] : [match]))
