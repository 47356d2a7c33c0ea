/** Runs every command of the Azure CLI that the documents show, as it stands there. */

import { DEFAULT_IDS as IDS } from '../../sandbox/world/default-state.ts'
import { loadFederatedCredential } from '../../sandbox/world/load.ts'
import { markdownFiles, read, templateFiles, yamlBlocks } from '../documents.ts'
import { openAdministratorsShell } from './administrator.ts'
import type { Proof } from './identity-endpoint.ts'
import { openShell, type PartResult, type ScriptPart, type Shell } from './shell.ts'

/** The variables that documents use without having set them. */
const VARIABLES = {
  SUBSCRIPTION_ID: IDS.subscriptionId,
  CLIENT_ID: IDS.clientId,
  MANAGER_CLIENT_ID: IDS.managerClientId,
  MANAGER_SP: IDS.managerServicePrincipalId,
  AZURE_IDENTITY_ID: IDS.managedIdentityResourceId,
  NAME: 'old',
}

/** Documents that are followed from top to bottom in a tenant where nothing is yet; what others show stands for itself. */
const GUIDES: readonly string[] = ['README.md']
const ONE_SESSION: readonly string[] = [...GUIDES, 'sandbox/README.md']

/** The fenced shell blocks of a document that call the Azure CLI or GitHub's, also indented ones. */
export function shellBlocks(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^( *)```(?:sh|bash|shell|console)\n(.*?)^\1```$/gms)]
    .map(([, , text = '']) => text)
    .filter((text) => /(?:^\s*|\()(?:az|gh) /m.test(text))
}

/** What workflows in a document run with the Azure CLI, and code in a sentence that names a command of it. */
export function mentionedCommands(markdown: string): readonly string[] {
  const steps = yamlBlocks(markdown).flatMap((text) => [...text.matchAll(/^\s*(?:- run: |\w+=\$\()?(az [^#\n|)]+)/gm)])
  const prose = markdown.replace(/^ *```.*?^ *```$/gms, '')
  const found = [...steps, ...prose.matchAll(/`(az [a-z][^`\n]*)`/g)]
  return [...new Set(found.map(([, command = '']) => command.trim()))]
}

const firstLine = (text: string) => text.trim().split('\n')[0] ?? ''

/** Parts that belong together, in a world of their own, which holds a credential that nobody needs any longer. */
async function proveParts(azureCli: string, file: string, parts: readonly ScriptPart[]) {
  const { sandbox, shell } = await openAdministratorsShell(azureCli, GUIDES.includes(file))
  const application = sandbox.world.tenants[0]?.applications.find(({ appId }) => appId === IDS.clientId)
  const old = { name: VARIABLES.NAME, issuer: 'https://accounts.google.com', subject: '1' }
  application?.federatedIdentityCredentials.push(loadFederatedCredential(old))
  const results = await shell.run(parts, VARIABLES)
  await sandbox.close()
  return { proofs: results.map(({ title, problem }): Proof => [title, problem]), gh: shell.ghCommands() }
}

/** A command that is only named has to exist, and so do its options. */
function namesOf(command: string): { readonly words: string; readonly options: readonly string[] } {
  const [words = ''] = command.split(/ (?=--|…|<|")/)
  return { words, options: command.match(/--[a-z-]+/g) ?? [] }
}

function judgeHelp(command: string, { title, stdout, problem }: PartResult): Proof {
  const missing = namesOf(command).options.filter((option) => !new RegExp(`${option}\\b`).test(stdout))
  return [title, problem ?? (missing.length === 0 ? undefined : `no option ${missing.join()}`)]
}

async function proveMentioned(shell: Shell): Promise<readonly Proof[]> {
  const mentioned = markdownFiles().flatMap((file) => mentionedCommands(read(file)))
  const commands = [...new Set(mentioned)].filter((command) => !/^az(?: login| version)?$/.test(command))
  const parts = commands.map(
    (command): ScriptPart => ({ title: `named in a document: ${command}`, text: `${namesOf(command).words} --help` }),
  )
  const results = await shell.run(parts)
  return results.map((result, index) => judgeHelp(commands[index] ?? '', result))
}

/** The lines of a template that print a command for a person, each with the command run. */
function printedByTemplates(): readonly ScriptPart[] {
  const lines = templateFiles().flatMap((file) => read(file).match(/^ *printf ' *az .*$/gm) ?? [])
  return lines.map((line) => ({
    title: `printed by a template: ${/az [^\\]*/.exec(line)?.[0]}`,
    text: `KEY=\${KEY:-$(az ad app credential list --id "$MANAGER_CLIENT_ID" --query "[0].keyId" --output tsv)}
COMMAND=$(${line.trim()})
eval "\${COMMAND//<keyId>/$KEY}"`,
  }))
}

/** Commands in code blocks that no block of `shellBlocks` holds: they would not be run. */
function proveCollected(): Proof {
  const left = markdownFiles().flatMap((file) => {
    const blocks = [...shellBlocks(read(file)), ...yamlBlocks(read(file))]
    const others = blocks.reduce((text, block) => text.replace(block, ''), read(file))
    return others.match(/^ *(?:\w+="?\$\()?(?:az|gh) .*$/gm) ?? []
  })
  return ['every command in a code block is run', left.length === 0 ? undefined : left.join('\n')]
}

/** Runs them all; command lines of the GitHub CLI are returned as bash made them. */
export async function proveDocumentedCommands(azureCli: string) {
  const proofs: Proof[] = [proveCollected()]
  const gh: (readonly string[])[] = []
  for (const file of markdownFiles()) {
    const parts = shellBlocks(read(file)).map((text) => ({ title: `${file}: ${firstLine(text)}`, text }))
    const sessions = ONE_SESSION.includes(file) ? [parts] : parts.map((part) => [part])
    for (const session of sessions.filter(({ length }) => length > 0)) {
      const proved = await proveParts(azureCli, file, session)
      proofs.push(...proved.proofs)
      gh.push(...proved.gh)
    }
  }
  proofs.push(...(await proveParts(azureCli, 'templates', printedByTemplates())).proofs)
  proofs.push(...(await proveMentioned(openShell(azureCli, {}))))
  return { proofs, gh }
}
