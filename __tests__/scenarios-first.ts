/** The order of the test files: those that wait for processes first, so that none of them is what a run ends with. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Vitest asks for a class. By itself it takes larger files first, as long as it has seen no run.
export class ScenariosFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const slow = ({ moduleId }: TestSpecification) => /\/(scenarios\/|bootstrap\.test)/.test(moduleId)
    return [...sorted.filter(slow), ...sorted.filter((file) => !slow(file))]
  }
}
