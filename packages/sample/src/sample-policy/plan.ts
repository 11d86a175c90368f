/** What differs between the policies of two sample tenants. */
export interface SamplePolicyPlan {
  readonly currency: string;
  /** Minor units up to which heads of departments, executives and the chief financial officer decide. */
  readonly approverLimit: number;
  readonly executiveLimit: number;
  readonly chiefLimit: number;
  readonly financeDepartment: string;
  /** Business trips are asked for too, as requests of a type of the tenant's own; absent: they are not. */
  readonly trips?: {
    /** A trip that costs more than so many minor units needs an offer. */
    readonly offerAbove: number;
  };
  /** Purchases are asked for too, likewise. */
  readonly purchases?: {
    /** One that costs more than so many minor units needs a quote, and in the folder of those who buy their approval. */
    readonly quoteAbove: number;
    readonly buyersFolder: string;
    /** What is above so many the chief financial officer approves too. */
    readonly financeAbove: number;
  };
  /** Folder of customers whom sales managers read and do not change. */
  readonly keyAccountsFolder: string;
  /** What is above so many minor units the chief financial officer approves too. */
  readonly secondApproval: {
    readonly above: number;
    /** Of a request alone, or, so that it is not passed in slices, of what one person asks for one payee in 30 days. */
    readonly of: 'each' | 'slices';
    /** Milliseconds in which the first approval should be given: after that it is taken one level up. */
    readonly firstWithin?: number;
  };
}
