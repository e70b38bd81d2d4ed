import { requireConfig, requireText } from '../checks.ts'
import { OpaqueStep } from '../failure.ts'
import type { Plugin } from '../plugin.ts'

/** Impact Framework starts a process; here none is started. */
export const shell: Plugin = {
  config: (config) => {
    requireConfig(config)
    requireText(config, 'command', false)
    return config
  },
  execute: () => {
    throw new OpaqueStep('it starts a process on the machine that runs it')
  },
}
