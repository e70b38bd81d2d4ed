import { changeOutgoingHosts } from '#lib/pipeline/change-outgoing-hosts.ts'
import { outgoingHosts } from '#lib/queries/outgoing-hosts.ts'
import { apiRoute, json } from '../../../../_server/api-route.ts'
import { readJson } from '../../../../_server/parse-input.ts'
import { OutgoingHostsInput } from '../../../_schema/outgoing-hosts.ts'

/** The hosts that this server may connect to. */
export const GET = apiRoute(async () => json({ hosts: await outgoingHosts() }))

/** Switches hosts on, and all others off. */
export const PUT = apiRoute(async (request) => {
  const { hosts, author } = await readJson(request, OutgoingHostsInput)
  await changeOutgoingHosts(hosts, author)
  return json({ hosts: await outgoingHosts() })
})
