import { useMutation } from '@tanstack/react-query';
import { forgetReplies, identity } from '../data/calls.ts';

/**
 * Signs out where no page of a tenant is open that could hold something unsaved.
 * @param onLeft nobody is signed in any more
 */
export function useLeave(onLeft: () => void) {
  return useMutation(
    {
      mutationFn: () => identity.client.session.signOut.mutate(),
      onSuccess: () => {
        forgetReplies();
        const nobody = { signedIn: false } as const;
        identity.queryClient.setQueryData([...identity.options.session.current.queryKey()], nobody);
        onLeft();
      },
    },
    identity.queryClient,
  );
}
