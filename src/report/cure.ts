/** Cures in words: one sentence of what to do, and for a credential the values and the command to paste. */
import type { Cure } from '../core/diagnosis/cure.ts'
import type { SubjectContext } from '../core/subject/subject.ts'
import { visible } from '../core/visible.ts'
import { nameContext } from './cause.ts'

type CureOf<Kind extends Cure['kind']> = Extract<Cure, { kind: Kind }>

function nameEnvironment({ environment, pattern, credential, alone }: CureOf<'name-environment'>): string {
  const [name, trusted] = [visible(environment), `the credential "${visible(credential)}" trusts`]
  const give = pattern
    ? `Give the job an \`environment:\` that matches "${name}": ${trusted} those`
    : `Give the job back its \`environment: ${name}\`: ${trusted} that environment`
  return `${give}, and the job names none.${alone ? '' : ' Then run again: the subject differs in its repository as well.'}`
}

function spellEnvironment({ from, to, onlyCase, credential }: CureOf<'spell-environment'>): string {
  const spelled = `the credential "${visible(credential)}" trusts that environment, and the job names "${visible(from)}"`
  return onlyCase
    ? `Write \`environment: ${visible(to)}\` in the job: ${spelled}; Entra compares the case.`
    : `Did you mean \`environment: ${visible(to)}\`? If so, correct the job: ${spelled}.`
}

function runOn({ context, credential }: CureOf<'run-on'>): string {
  const only = "`if: github.event_name == 'push'`"
  return `Run this job for ${nameContext(context)} only (such as ${only}): the credential "${visible(credential)}" trusts that, and this run is for a pull request.`
}

function addOwner({ permission, person }: CureOf<'add-owner'>): string {
  const who = person ? 'the signed-in person' : "the manager's service principal"
  return `Make ${who} an owner of the application, with the command below: the token holds ${permission}, which covers only applications that its holder owns.`
}

/** What a trust in a context lets in. */
function admits(context: SubjectContext | undefined): string {
  switch (context?.kind) {
    case undefined:
      return 'Whatever presents this subject could sign in.'
    case 'environment':
      return "Every job that gets past the environment's rules could sign in."
    case 'ref':
      return 'Every job that runs there could sign in, without the rules of an environment.'
    case 'pull_request':
      return 'Every pull request could sign in, before anybody has reviewed it.'
  }
}

/** Says in one sentence what to do. */
export function describeCure(cure: Cure): string {
  switch (cure.kind) {
    case 'name-environment':
      return nameEnvironment(cure)
    case 'spell-environment':
      return spellEnvironment(cure)
    case 'run-on':
      return runOn(cure)
    case 'ask-environment':
      return `Did the job lose its \`environment:\`? It names none and runs for ${nameContext(cure.context)}: where it should run in an environment, put \`environment: <name>\` back.`
    case 'set-audience':
      return `Set \`audience: ${visible(cure.audience)}\` on this step: the credential "${visible(cure.credential)}" is for that audience.`
    case 'find-stored':
      return cure.differs === 'audience'
        ? 'Set `audience` on this step to the one that is stored, which the command below lists, or correct it there.'
        : 'Spell environment, branch and repository as they are stored, which the command below lists: Entra compares the case.'
    case 'correct-stored':
      return `Correct the stored credential "${visible(cure.credential)}" with the command below: it differs in spelling only.`
    case 'add-owner':
      return addOwner(cure)
    case 'create':
      return 'Add the federated credential shown below.'
  }
}

function targetName({ target }: CureOf<'create'>): string {
  switch (target.kind) {
    case 'application':
      return `application ${target.clientId}`
    case 'managed-identity':
      return `managed identity "${visible(target.resourceId.split('/').at(-1) ?? '')}"`
  }
}

function portalPath({ target }: CureOf<'create'>): string {
  switch (target.kind) {
    case 'application':
      return 'Certificates & secrets, Federated credentials'
    case 'managed-identity':
      return 'Settings, Federated credentials'
  }
}

function headings(cure: CureOf<'create'>): readonly string[] {
  const { weaker, besideStored, context, cautions } = cure
  const warned = cautions.map(({ message, safer }) => `Before you trust it: ${message} ${safer}`)
  const where = `for ${targetName(cure)}; in the portal (${portalPath(cure)}):`
  if (!weaker && besideStored)
    return [...warned, `Only if the stored credential must stay as it is, a second one beside it, ${where}`]
  if (!weaker) return [...warned, `The federated credential that is needed, ${where}`]
  const what = context === undefined ? 'this subject' : nameContext(context)
  const letsIn = warned.length === 0 ? ` ${admits(context)}` : ''
  return [
    `Only if ${what} itself shall be trusted, a weaker federated credential does.${letsIn}`,
    ...warned,
    `The weaker one, ${where}`,
  ]
}

function createLines(cure: CureOf<'create'>): readonly string[] {
  const { portal, command } = cure.forms
  const width = Math.max(...portal.map(([label]) => label.length))
  return [
    ...headings(cure),
    ...portal.map(([label, value]) => `  ${label.padEnd(width)}  ${visible(value)}`),
    'or as a command of the Azure CLI, quoted for bash:',
    `  ${command}`,
  ]
}

/** Returns what to paste for a cure: values and commands; empty where the sentence says all. */
export function cureLines(cure: Cure): readonly string[] {
  switch (cure.kind) {
    case 'name-environment':
    case 'spell-environment':
    case 'run-on':
    case 'ask-environment':
    case 'set-audience':
      return []
    case 'find-stored':
      return ['What is stored:', `  ${cure.command}`]
    case 'correct-stored':
      return [`The stored credential "${visible(cure.credential)}", corrected:`, `  ${cure.command}`]
    case 'add-owner':
      return ['The ownership that is missing:', `  ${cure.command}`]
    case 'create':
      return createLines(cure)
  }
}
