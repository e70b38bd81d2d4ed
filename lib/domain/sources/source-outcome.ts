/** How a run of a source is, or ended. An interrupted one is begun again by itself. */
export type SourceOutcome = 'running' | 'succeeded' | 'failed' | 'interrupted'
