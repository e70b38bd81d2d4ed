/**
 * A tag key without case and separators, in which exports of one account differ.
 *
 * @example normaliseTagKey('user:Cost-Center') // 'cost_center'
 */
export const normaliseTagKey = (key: string): string =>
  key
    .normalize('NFC')
    .toLowerCase()
    .replace(/^user:/, '')
    .replace(/[^\p{L}\p{N}\p{Emoji_Presentation}]+/gu, '_')
