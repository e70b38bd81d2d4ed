import { AppError } from '#lib/domain/errors/app-error.ts'

const REFUSED = /^(?:AccessDenied|NotAuthorized|UnauthorizedOperation|OptInRequired)/
const UNKNOWN_CALLER =
  /^(?:ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|MissingAuthenticationToken|RequestExpired)/
const NO_CREDENTIALS = /^(?:CredentialsProviderError|TokenProviderError)$/
const NOT_ACCEPTED = /^(?:InvalidParameter|ValidationE|MissingRequiredParameter|MissingParameter)/
const WORDS_SHOWN = 300

/**
 * What a failure of a client of the AWS SDK means to the person who asked.
 *
 * @param permission that the request needs, such as `cloudwatch:GetMetricData`
 */
export function awsFailure(error: unknown, host: string, permission: string): AppError {
  if (error instanceof AppError) return error
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
  const told = `${host} answered ${name}: ${message.slice(0, WORDS_SHOWN)}`
  if (NO_CREDENTIALS.test(name))
    return new AppError(
      'forbidden',
      'This server has no AWS credentials.',
      'Give it a role, a profile or keys in the usual places of the AWS SDK.',
      error,
    )
  if (REFUSED.test(name))
    return new AppError('forbidden', told, `Allow ${permission} to the role of this server.`, error)
  if (UNKNOWN_CALLER.test(name))
    return new AppError(
      'forbidden',
      told,
      'Renew the AWS credentials of this server, and check its clock.',
      error,
    )
  if (NOT_ACCEPTED.test(name)) return new AppError('bad-arguments', told, 'Change what is asked for.', error)
  return new AppError('server-unreachable', told, 'Try again later.', error)
}
