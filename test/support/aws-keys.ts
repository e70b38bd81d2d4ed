import { join } from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'

/** Before each test: keys of AWS in the environment and nowhere else. Endpoints are those of a server, by the variables of the SDK. */
export function withAwsKeys(home: string, endpoints: Readonly<Record<string, string>>): void {
  beforeEach(() => {
    for (const [name, url] of Object.entries(endpoints)) vi.stubEnv(`AWS_ENDPOINT_URL_${name}`, url)
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'hunter2')
    vi.stubEnv('AWS_SESSION_TOKEN', undefined)
    vi.stubEnv('AWS_PROFILE', undefined)
    vi.stubEnv('AWS_CONFIG_FILE', join(home, 'config'))
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(home, 'credentials'))
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
  })
  afterEach(() => vi.unstubAllEnvs())
}
