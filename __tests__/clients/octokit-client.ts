/** Reads through Octokit what the sandbox's GitHub has, and looks up which of Octokit's endpoints the command lines in OCTOKIT_GH would call. Prints JSON: name → answer. */
import { getOctokit } from '@actions/github'

const octokit = getOctokit(process.env.SANDBOX_GITHUB_TOKEN ?? '')
const { rest } = octokit
const [owner = '', repo = ''] = (process.env.GITHUB_REPOSITORY ?? '').split('/')
const here = { owner, repo }

/** Everything that Octokit can call, as `PUT /repos/{owner}/{repo}/…`. */
const ENDPOINTS: readonly string[] = Object.values(rest)
  .flatMap((namespace) => Object.values(namespace))
  .map(({ endpoint }) => `${endpoint.DEFAULTS.method} ${endpoint.DEFAULTS.url}`)

/** The call that a command of the GitHub CLI makes; undefined for its own sign-in and for what is not known here. */
function callOf(args: readonly string[]): string | undefined {
  const [group, verb] = args
  if (group === 'api') {
    const path = args.find((word) => word.startsWith('repos/'))?.replace('{owner}/{repo}', `${owner}/${repo}`)
    return `${args[args.indexOf('--method') + 1]} /${path}`
  }
  const environment = args[args.indexOf('--env') + 1]
  // https://cli.github.com/manual/gh_variable_set
  const variables = `/repos/${owner}/${repo}/environments/${environment}/variables`
  return group === 'variable' && verb === 'set' ? `POST ${variables}` : undefined
}

function isServed(call: string | undefined): boolean {
  return ENDPOINTS.some((endpoint) => {
    const pattern = endpoint.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')
    return call !== undefined && new RegExp(`^${pattern}$`).test(call)
  })
}

const commands: readonly (readonly string[])[] = JSON.parse(process.env.OCTOKIT_GH ?? '[]')
// Octokit hands over what is in the pages; its type has the last page's frame.
const environments: readonly { readonly name: string }[] = await octokit.paginate(
  'GET /repos/{owner}/{repo}/environments',
  { ...here, per_page: 1 },
)
const answers = {
  repository: (await rest.repos.get(here)).data.full_name,
  environments: environments.map(({ name }) => name),
  environment: (await rest.repos.getEnvironment({ ...here, environment_name: 'production' })).data.name,
  branches: (await octokit.paginate(rest.repos.listBranches, { ...here, per_page: 1 })).map(({ name }) => name),
  protected: (await rest.repos.getBranch({ ...here, branch: 'main' })).data.protected,
  template: (await rest.actions.getCustomOidcSubClaimForRepo(here)).data.use_default,
  missing: await rest.repos.getBranch({ ...here, branch: 'nowhere' }).then(
    () => 'found',
    ({ status }) => status,
  ),
  gh: commands.filter(([group]) => group !== 'auth').map((args) => [args.join(' '), isServed(callOf(args))]),
}
process.stdout.write(JSON.stringify(answers))
