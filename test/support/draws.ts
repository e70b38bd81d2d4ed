/** How many times as much is drawn as in every run of the tests: `npm run laws` draws ten times as much. */
const TIMES = Number(process.env.HEADROOM_DRAWS ?? 1)

/** How often a property is tried whose every try takes an engine: enough for every run, more where more are asked for. */
export const draws = (usual: number): number => usual * TIMES
