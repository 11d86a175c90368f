/** The look of the headings of one's account. */
export const sectionTitle = 'text-base font-semibold tracking-tight';
