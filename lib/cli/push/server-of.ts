import { AppError } from '#lib/domain/errors/app-error.ts'

const wrong = (happened: string, next: string) => new AppError('bad-arguments', happened, next)

/** The server that `--server` names. @throws AppError `bad-arguments` */
export function serverOf(text: string | undefined): URL {
  if (text === undefined)
    throw wrong('No server was named.', 'Use --server URL, such as http://127.0.0.1:3000.')
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw wrong('--server is no address.', 'Use one such as http://127.0.0.1:3000.')
  if (url.username !== '' || url.password !== '' || url.search !== '')
    throw wrong('--server holds more than an address.', 'Give the token with --token or HEADROOM_TOKEN.')
  return url
}
