import type { AppError } from '#lib/domain/errors/app-error.ts'

/** What lies beside bills and is none: notes, queries, marks of finished jobs, what operating systems leave. */
const NOTE =
  /(^|\/)(\.[^/]*|_[a-z]+|thumbs\.db|desktop\.ini)$|\.(md|txt|log|sql|ya?ml|html?|xml|pdf|docx?|rtf|png|jpe?g|gif|svg|sha256|md5|crc|metadata)$/i

/** Whether a file that cannot be read is merely something beside the bills, by its name and the reason. */
export const isNote = (name: string, { code }: AppError): boolean =>
  (code === 'format-unknown' || code === 'file-empty') && NOTE.test(name)
