export const enAuthor = {
  label: 'Your name',
  hint: 'Kept in the history beside the change, and remembered in this browser.',
  required: 'required',
} as const
