/** The longest name, in characters, under which somebody may change something. */
export const MAX_AUTHOR_LENGTH = 80
