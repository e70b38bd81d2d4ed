import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longest. */
const SLOWEST =
  /\/(e2e\/(demo|analyst|frame|states|sci|imports)|pipeline\/(kill-import|evidence|backup|demo-files|sources|import-bill)|samples\/laws-on-samples|api\/(share|restart|demo|routes|uploads|retries)|cli\/(push|backup)|logging\/import)\.test/

/** Folders of tests that start processes, servers and browsers. */
const SLOW = /\/(api|cli|pipeline|logging|traces|samples|e2e)\//

/** Begins with the files that take longest, so that no worker is alone with one of them at the end. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      SLOWEST.test(moduleId) ? 0 : SLOW.test(moduleId) ? 1 : 2
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}
