import type { Condition } from '@remit/policy/condition';
import type { purchaseKinds } from './sample-policy/purchases.ts';

/** A title, what it earns in a year in whole units of the base currency, and how often it occurs among its like. */
export interface TitlePlan {
  readonly title: string;
  readonly salary: readonly [least: number, most: number];
  readonly share: number;
}

/** A department as a company plans it. The folder of the same path is its own. */
export interface DepartmentPlan {
  readonly path: string;
  readonly name: string;
  /** How many people, its head and the personas not counted. */
  readonly size: number;
  readonly headTitle: string;
  readonly titles: readonly TitlePlan[];
}

/** A person of the story: signs in, and stands where a journey needs somebody. */
export interface Persona {
  /** Names the person in plans and ids; never shown. */
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  /** Null for a guest. */
  readonly department: string | null;
  readonly salary: number;
  /** Whether the person heads that department. */
  readonly heads: boolean;
  readonly what: string;
  /** Milliseconds since 1970 UTC; a guest always has one. */
  readonly until: number | null;
}

/** Everyone with one of the titles in one of the departments, and the personas named. */
export interface GroupPlan {
  readonly name: string;
  readonly departments: readonly string[];
  readonly titles: readonly string[];
  readonly personas: readonly string[];
  /** Names of groups inside this one. */
  readonly groups: readonly string[];
  /** Whoever it is true of is in it besides. */
  readonly rule?: Condition;
}

/** A role for a persona, a group, a department or the head of one, at a folder. */
export interface AssignmentPlan {
  readonly to: 'persona' | 'group' | 'department' | 'head';
  readonly holder: string;
  readonly role: string;
  readonly folder: string;
  readonly until: number | null;
}

/** A folder in which customers are looked after, and by which department. */
export interface TerritoryPlan {
  readonly folder: string;
  readonly department: string;
  readonly accounts: number;
}

/** A thing on a shelf in several makes, and what one costs in minor units. */
export interface ItemPlan {
  readonly name: string;
  readonly makes: readonly string[];
  readonly hazardous: boolean;
  readonly tags: readonly string[];
  readonly cost: readonly [least: number, most: number];
}

/** What people ask money for; amounts in minor units. */
export interface PurposePlan {
  readonly text: string;
  readonly costType: string;
  readonly amount: readonly [least: number, most: number];
}

/** A waiting payment request that the story tells word for word. */
export interface ToldRequest {
  /** A persona's key; null for somebody in the department. */
  readonly submitter: string | null;
  readonly purpose: string;
  readonly payee: string;
  readonly minor: number;
  readonly costType: string;
  readonly department: string;
  readonly folder: string;
  readonly daysAgo: number;
}

/** A purchase that somebody asks for, as the story tells it, and what came of it. */
export interface ToldPurchase {
  /** A persona's key; null for somebody in the department. */
  readonly submitter: string | null;
  readonly item: string;
  readonly kind: (typeof purchaseKinds)[number];
  readonly supplier: string;
  readonly minor: number;
  /** After so many days from the day of the story; null where nobody said. */
  readonly neededIn: number | null;
  readonly reason: string | null;
  readonly department: string;
  readonly folder: string;
  readonly daysAgo: number;
  readonly ending: 'waiting' | 'information' | 'approved' | 'rejected' | 'withdrawn';
  /** What whoever asked more of it or decided it wrote. */
  readonly comment: string | null;
}

/** What makes one sample tenant different from another. Everything else follows from it. */
export interface TenantPlan {
  readonly slug: string;
  readonly name: string;
  readonly tier: 'dedicated' | 'shared';
  readonly timeZone: string;
  readonly baseCurrency: string;
  readonly accent: string;
  readonly mailDomain: string;
  readonly sites: readonly string[];
  /** Parents before children. */
  readonly departments: readonly DepartmentPlan[];
  /** Parents before children, the root left out. */
  readonly folders: readonly { readonly path: string; readonly name: string }[];
  readonly personas: readonly Persona[];
  readonly groups: readonly GroupPlan[];
  readonly assignments: readonly AssignmentPlan[];
  /** The persona who owns more accounts and contracts than others in the same department. */
  readonly seller: string;
  readonly territories: readonly TerritoryPlan[];
  readonly accountNames: { readonly first: readonly string[]; readonly second: readonly string[] };
  readonly contractNames: readonly string[];
  /** The folder below which employee files lie, one folder for each top-level department. */
  readonly filesFolder: string;
  readonly bankAccount: 'iban' | 'aba';
  readonly stockDepartment: string;
  readonly stockFolders: readonly string[];
  readonly items: readonly ItemPlan[];
  readonly carriers: readonly string[];
  readonly destinations: readonly string[];
  readonly requests: {
    readonly settled: number;
    readonly waiting: number;
    /** The department whose inbox is told; no other request waits there. */
    readonly toldDepartment: string;
    readonly told: readonly ToldRequest[];
    readonly purposes: readonly PurposePlan[];
    readonly payees: readonly string[];
    /** Minor units up to which heads of departments decide. */
    readonly limit: number;
    readonly financeDepartment: string;
  };
  /** Of the type that the tenant declares for them; absent where it declares none. */
  readonly purchases?: readonly ToldPurchase[];
}

/** Folders from lines of a path and a name, as plans write them. */
export function folderTree(text: string): readonly { readonly path: string; readonly name: string }[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [path = '', ...name] = line.trim().split(' ');
      return { path, name: name.join(' ') };
    });
}

/** Whether a path is a tree's node or lies below it. */
export function isWithin(path: string, node: string): boolean {
  return node === '/' || path === node || path.startsWith(`${node}/`);
}
