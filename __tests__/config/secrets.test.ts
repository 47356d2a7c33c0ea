/** Client secrets and retirements in a file: defaults, mistakes with their places, and what two files may not both say. */
import { describe, expect, it } from 'vitest'
import { readConfigs } from '../../src/config/config.ts'
import { assertReportsExist } from '../../src/config/secrets.ts'
import { FederationError } from '../../src/core/error.ts'

const APP = '11111111-1111-1111-1111-111111111111'
const OTHER = '22222222-2222-2222-2222-222222222222'
const KEY = '66666666-6666-6666-6666-66666666666A'

const read = (...texts: readonly string[]) => readConfigs(texts.map((text, index) => ({ file: `${index}.yml`, text })))
const secretsFile = (entries: string, more = '', clientId = APP) =>
  `applications:\n  - client-id: ${clientId}\n${more}    client-secrets:\n${entries}`
const entry = (more = '', destination = 'name: S') =>
  `      - { display-name: batch, ${more}github-secret: { ${destination} } }\n`
const retireFile = (body: string, more = '') => `applications:\n  - client-id: ${APP}\n${more}    retire: ${body}\n`

function problems(work: () => unknown): readonly string[] {
  try {
    work()
    return []
  } catch (error) {
    if (!(error instanceof FederationError)) throw error
    expect(error.code).toBe('configuration-invalid')
    return error.details.length > 0 ? error.details : [error.message]
  }
}

describe('client-secrets', () => {
  const declared = (text: string) => read(text)[0]?.targets[0]?.clientSecrets[0]

  it('has an end, a time to rotate and an overlap by default', () => {
    expect(declared(secretsFile(entry('', 'repository: o/r, environment: prod, name: lower')))).toEqual({
      displayName: 'batch',
      lifetimeDays: 90,
      rotateBeforeDays: 14,
      overlapHours: 24,
      destination: { repository: 'o/r', environment: 'prod', name: 'LOWER' },
      adopt: false,
      source: '0.yml:4:9',
    })
  })

  it('rotates a short one at half of its life', () => {
    expect(declared(secretsFile(entry('lifetime-days: 7, ')))?.rotateBeforeDays).toBe(3)
  })

  it('takes `adopt` from its application, and says otherwise itself', () => {
    expect(declared(secretsFile(entry(), '    adopt: true\n'))?.adopt).toBe(true)
    expect(declared(secretsFile(entry('adopt: false, '), '    adopt: true\n'))?.adopt).toBe(false)
  })

  it.each([
    ['lifetime-days: 731, ', 'at most 730'],
    ['lifetime-days: 1.5, ', 'whole number'],
    ['lifetime-days: 10, rotate-before-days: 10, ', 'fewer days'],
    ['rotate-before-days: 90, ', 'fewer days'],
    ['lifetime-days: 1, ', 'fewer hours'],
    ['lifetime-days: 2, overlap-hours: 48, ', 'fewer hours'],
    ['rotate-befor-days: 3, ', 'did you mean `rotate-before-days`?'],
    ['adopt: 1, ', 'true or false'],
  ])('%s is a mistake', (more, sentence) => {
    const [problem] = problems(() => read(secretsFile(entry(more))))
    expect(problem).toContain('0.yml:4:')
    expect(problem).toContain(sentence)
  })

  it.each(['name: GITHUB_X', 'name: a-b', 'environment: prod', 'repository: x, name: S'])(
    'the place %s is a mistake',
    (place) => {
      expect(problems(() => read(secretsFile(entry('', place))))).toHaveLength(1)
    },
  )

  it('is declared once: under its name, and for its place', () => {
    const two = `${entry()}${entry('', 'name: T')}`
    expect(problems(() => read(secretsFile(two)))[0]).toContain('The secret "batch" is declared already at 0.yml:4:9')
    const elsewhere = secretsFile(entry('', 'repository: O/R, environment: P, name: S'), '', OTHER)
    const here = secretsFile(entry('', 'repository: o/r, environment: p, name: s'))
    expect(problems(() => read(here, elsewhere))[0]).toContain('1.yml:4:9: The secret S of GitHub')
  })

  it('is declared once for its place, also where the repository of the run is left out', () => {
    const text = secretsFile(
      `${entry()}${entry('', 'repository: Octo-Org/platform, name: s').replace('batch', 'other')}`,
    )
    const inPlatform = () => readConfigs([{ file: '0.yml', text }], 'octo-org/platform')
    expect(problems(inPlatform)[0]).toContain('The secret S of GitHub is declared already at 0.yml:4:9')
  })

  it('stands on applications only', () => {
    const identity = `managed-identities:\n  - resource-id: /subscriptions/${APP}/resourceGroups/r/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i\n    client-secrets: []\n`
    expect(problems(() => read(identity))[0]).toContain('`client-secrets` is not known here')
  })
})

describe('retire', () => {
  const declared = (text: string) => read(text)[0]?.targets[0]?.retirements

  it('names each once, whatever the case, within two weeks by default', () => {
    const text = retireFile(`{ client-secrets: [ ${KEY}, ${KEY.toLowerCase()} ] }`)
    expect(declared(text)).toEqual([
      {
        secrets: [KEY.toLowerCase()],
        certificates: [],
        federatedSignInWithinDays: 14,
        secretUnusedForDays: undefined,
        source: '0.yml:3:13',
      },
    ])
  })

  it('takes all, certificates by thumbprint, and its conditions', () => {
    const when = 'when: { federated-sign-in-within-days: 3, secret-unused-for-days: 30 }'
    const text = retireFile(`{ client-secrets: all, certificates: [ ${'AB'.repeat(20)} ], ${when} }`)
    expect(declared(text)).toMatchObject([
      {
        secrets: 'all',
        certificates: ['ab'.repeat(20)],
        federatedSignInWithinDays: 3,
        secretUnusedForDays: 30,
      },
    ])
  })

  it.each([
    ['{}', '`retire` names'],
    ['{ client-secrets: [] }', 'empty'],
    ['{ client-secrets: some }', 'the word all'],
    ['{ client-secrets: [ x ] }', 'GUID'],
    ['{ certificates: [ x ] }', 'thumbprint'],
    ['{ client-secrets: all, when: { federated-sign-in-within-days: 31 } }', 'at most 30'],
    ['{ client-secrets: all, when: { secret-unused-for-days: 0 } }', 'at least 1'],
  ])('%s is a mistake', (body, sentence) => {
    expect(problems(() => read(retireFile(body)))[0]).toContain(sentence)
  })

  it('of all does not stand beside what the entry makes', () => {
    const secrets = `    client-secrets:\n${entry()}`
    expect(problems(() => read(retireFile('{ client-secrets: all }', secrets)))[0]).toContain('name what goes')
    const certificates = '    certificates: [{ file: a.pem }]\n'
    expect(problems(() => read(retireFile('{ certificates: all }', certificates)))[0]).toContain('name what goes')
    expect(problems(() => read(retireFile('{ certificates: all }', secrets)))).toEqual([])
  })

  it('asks for a report only where the cloud has one', () => {
    const files = read(retireFile('{ client-secrets: all, when: { secret-unused-for-days: 9 } }'))
    expect(problems(() => assertReportsExist(files, 'public'))).toEqual([])
    for (const cloud of ['us-government', 'us-government-dod', 'china'])
      expect(problems(() => assertReportsExist(files, cloud))[0]).toContain('0.yml:3:13')
    expect(problems(() => assertReportsExist(read(retireFile('{ client-secrets: all }')), 'china'))).toEqual([])
  })
})
