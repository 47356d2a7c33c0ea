/** The event payload that the runner leaves for a job. */
import { refOf } from './claims.ts'
import type { Job } from './job.ts'

/** The content of `GITHUB_EVENT_PATH`, in the shape of the webhook of the job's event, as far as actions read it. */
export function eventPayload(job: Job): Record<string, unknown> {
  const { repository, context } = job
  const event = context.event_name ?? 'push'
  const payload: Record<string, unknown> = {
    repository: repositoryObject(job),
    sender: { login: context.actor ?? 'octocat', id: 583231, type: 'User' },
  }
  if (repository.owner.type === 'Organization') {
    payload.organization = { login: repository.owner.login, id: repository.owner.id }
  }
  if (event.startsWith('pull_request')) return { ...payload, action: 'synchronize', number: 7, ...pullRequest(job) }
  switch (event) {
    case 'push':
      return { ...payload, ref: refOf(job), before: '0'.repeat(40), after: job.sha, forced: false, deleted: false }
    case 'workflow_dispatch':
      return { ...payload, ref: refOf(job), inputs: null, workflow: '.github/workflows/deploy.yml' }
    case 'release':
      return { ...payload, action: 'published', release: { tag_name: refOf(job).replace('refs/tags/', '') } }
    case 'merge_group':
      return {
        ...payload,
        action: 'checks_requested',
        merge_group: { head_ref: refOf(job), base_ref: `refs/heads/${repository.default_branch}`, head_sha: job.sha },
      }
    case 'schedule':
      return { ...payload, schedule: '0 4 * * *' }
  }
  return payload
}

/** The repository as webhooks and REST show it. */
export function repositoryObject(job: Pick<Job, 'repository'>): Record<string, unknown> {
  const { repository } = job
  return {
    id: repository.id,
    name: repository.full_name.split('/')[1],
    full_name: repository.full_name,
    private: repository.visibility !== 'public',
    visibility: repository.visibility,
    owner: repository.owner,
    default_branch: repository.default_branch,
    archived: repository.archived,
    created_at: repository.created_at,
    fork: false,
    html_url: `https://github.com/${repository.full_name}`,
  }
}

function pullRequest(job: Job): Record<string, unknown> {
  const { repository, context } = job
  const base = repositoryObject(job)
  const forkName = `contributor/${repository.full_name.split('/')[1]}`
  const head =
    context.fork === true
      ? { ...base, id: 987654, full_name: forkName, owner: { login: 'contributor', id: 77, type: 'User' }, fork: true }
      : base
  return {
    pull_request: {
      number: 7,
      state: 'open',
      merged: false,
      head: { ref: context.head_ref ?? 'feature/login', sha: job.sha, repo: head },
      base: { ref: context.base_ref ?? repository.default_branch, repo: base },
      user: { login: context.actor ?? 'octocat', id: 583231, type: 'User' },
    },
  }
}
