import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Outgoing } from '#lib/sources/outgoing/outgoing-client.ts'

/** A way out by which some hosts are reached at another address; which host was meant stands in `x-meant-host`. All others are off. */
export function rerouted(outgoing: Outgoing, to: string, hosts: readonly string[]): Outgoing {
  const admit = (url: URL): void => {
    if (!hosts.includes(url.host))
      throw new AppError('forbidden', `Connections to ${url.host} are switched off.`, '')
  }
  return {
    admit,
    async send(request) {
      admit(request.url)
      const url = new URL(`${request.url.pathname}${request.url.search}`, to)
      return outgoing.send({
        ...request,
        url,
        headers: { ...request.headers, 'x-meant-host': request.url.host },
      })
    },
  }
}
