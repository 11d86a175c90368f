/** The look of the panel beside the matrix, whatever it shows. */
export const peekLook =
  'flex flex-col gap-5 border-line bg-canvas p-5 outline-none focus-visible:-outline-offset-2 max-lg:border-t lg:min-h-0 lg:overflow-y-auto lg:border-l';
