/** Tests how credentials that trust an environment are found where the repository's ID is known on one side only. */
import { expect, it } from 'vitest'
import type { DeclaredInFleet } from '../../../src/federation/fleet/declared-in-fleet.ts'
import type { MergedTarget } from '../../../src/federation/fleet/merge-targets.ts'
import { indexTrusts } from '../../../src/federation/repository/identity.ts'
import { application, environment } from '../fleet/fleet-world.ts'

function target(repository: string | undefined, id: string | undefined): MergedTarget {
  const credential = { name: 'n', issuer: 'i', subject: `s ${repository} ${id}`, audiences: ['a'] }
  const declared = {
    ok: true,
    entry: { trust: environment('prod', { repository }) },
    declared: {
      desired: { credential, source: 'f.yml:1:1' },
      ...(id !== undefined && { repository: { owner: 'octo-org', name: 'shop', id } }),
    },
  } as unknown as DeclaredInFleet
  const declarations = [{ credentials: [declared] }] as unknown as MergedTarget['declarations']
  return { address: application('a'), reading: undefined, declarations, spellings: [] }
}

it('an ID counts before a name, a name where there is no ID, and the own repository where there is no name', () => {
  const targets = [target('octo-org/old', '2'), target('Octo-Org/Shop', undefined), target(undefined, undefined)]
  const find = indexTrusts(targets, 'octo-org/own')
  const found = (names: readonly string[], repositoryId?: string) =>
    find({ repositoryId, names, environment: 'PROD' }).map((each) => targets.indexOf(each.target))
  expect(found(['octo-org/shop'], '2')).toEqual([1, 0])
  expect(found(['octo-org/own'], '3')).toEqual([2])
  expect(found(['octo-org/old'])).toEqual([])
})
