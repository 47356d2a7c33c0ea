/** Tests paths and line ends of Windows on every system: with Windows' own rules for paths, and with CRLF in what is read. */
import { posix, win32 } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { parseWorkflow } from '../../src/inputs/workflow-file.ts'
import { azureCliPaths, WINDOWS_NAMES } from '../../src/runner/azure-cli.ts'
import { isInside } from '../../src/runner/workspace.ts'
import { textOf } from '../core/workflow/workflow-files.ts'

describe('a file on Windows', () => {
  const temp = 'D:\\a\\_temp'
  it.each([
    'D:\\a\\_temp\\federation-1\\assertion.jwt',
    'd:\\A\\_TEMP\\x.json',
    'D:/a/_temp/x.json',
    'D:\\a\\_temp\\..x.json',
    'D:\\a\\_temp\\y\\..\\x.json',
    'D:\\a\\_temp',
  ])('is inside: %s', (file) => {
    expect(isInside(temp, file, win32)).toBe(true)
  })

  it.each([
    'C:\\a\\_temp\\x.json',
    'D:\\a\\_temp-other\\x.json',
    'D:\\a',
    'D:\\a\\_temp\\..\\x.json',
    '\\\\server\\share\\x.json',
    'D:\\a\\_temp\\..\\..\\a\\x.json',
  ])('is outside: %s', (file) => {
    expect(isInside(temp, file, win32)).toBe(false)
  })
})

test('elsewhere a backslash is part of a name, and case counts', () => {
  expect(isInside('/a/_temp', '/a/_temp/x\\..\\..\\y', posix)).toBe(true)
  expect(isInside('/a/_temp', '/A/_temp/x', posix)).toBe(false)
})

describe('the Azure CLI', () => {
  test('is looked for in every folder of Path, as Windows names it', () => {
    const Path = 'C:\\Windows;;"C:\\Program Files\\Azure CLI\\wbin"'
    expect(azureCliPaths({ Path }, win32, WINDOWS_NAMES)).toEqual([
      'C:\\Windows\\az.cmd',
      'C:\\Windows\\az.exe',
      'C:\\Windows\\az.bat',
      'C:\\Program Files\\Azure CLI\\wbin\\az.cmd',
      'C:\\Program Files\\Azure CLI\\wbin\\az.exe',
      'C:\\Program Files\\Azure CLI\\wbin\\az.bat',
    ])
  })

  test('is looked for in every folder of PATH elsewhere', () => {
    expect(azureCliPaths({ PATH: '/usr/bin::/opt/"a"' }, posix, ['az'])).toEqual(['/usr/bin/az', '/opt/"a"/az'])
  })
})

test.each(['matrix-deploy.yml', 'release-tags.yml', 'reusable.yml'])('%s means the same with CRLF', (name) => {
  const text = textOf(name)
  expect(parseWorkflow(name, text.replaceAll('\n', '\r\n'))).toEqual(parseWorkflow(name, text))
})
