import { templateId } from '../template-id.ts'

/**
 * The id of a source of logs on bills: a hash of its account, resource and type of resource, the same in every period.
 * @example sourceId('1', '', '') !== sourceId('', '1', '') // true
 */
export const sourceId = (account: string, resource: string, resourceType: string): string =>
  templateId(JSON.stringify([account, resource, resourceType]))
