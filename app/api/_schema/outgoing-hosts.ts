import { z } from 'zod'
import type { OutgoingHost } from '#lib/domain/outgoing/outgoing-host.ts'
import { MAX_OUTGOING_HOSTS } from '#lib/domain/outgoing/outgoing-host-faults.ts'
import { Author } from './author.ts'

const Host = z
  .strictObject({
    host: z.string().meta({ description: 'A name or an address, such as prometheus.example.com.' }),
    port: z.int().exactOptional().meta({ description: 'Without one: 443 for https, 80 for http.' }),
    allowPrivate: z.boolean().default(false).meta({
      description: 'Whether it may lie in a private network or on this machine.',
    }),
  })
  .meta({ id: 'OutgoingHost' }) satisfies z.ZodType<OutgoingHost>

const hosts = z.array(Host).max(MAX_OUTGOING_HOSTS, { error: `Use at most ${MAX_OUTGOING_HOSTS} hosts` })

export const OutgoingHostsBody = z.strictObject({ hosts })

export const OutgoingHostsInput = z
  .strictObject({ hosts, author: Author })
  .meta({ id: 'NewOutgoingHosts', description: 'They take the place of all others.' })
