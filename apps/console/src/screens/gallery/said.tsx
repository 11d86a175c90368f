import { Avatar } from '../../parts/avatar.tsx';
import { ChangeMark } from '../../parts/change-mark.tsx';
import { Chip, PathChip, type Tone } from '../../parts/chip.tsx';
import { DeciderList } from '../../parts/decider-list.tsx';
import { Meter } from '../../parts/meter.tsx';
import { Money } from '../../parts/money.tsx';
import { PathEnd } from '../../parts/path-end.tsx';
import { SourceLine } from '../../parts/source-line.tsx';
import { TenantSquare } from '../../parts/tenant-square.tsx';
import { VisibilityMark } from '../../parts/visibility-mark.tsx';
import { When } from '../../parts/when.tsx';
import { WhyAnswer } from '../../parts/why/why-answer.tsx';
import { Exhibit } from './exhibit.tsx';
import { deciders, moment, other, person, sources } from './samples.ts';

const accents = ['indigo', 'teal', 'crimson', 'chocolate', 'seagreen', 'steelblue', 'purple'];
const tones: readonly Tone[] = ['plain', 'gain', 'loss', 'warn', 'wide', 'accent'];
const changes = ['gains', 'loses', 'wider', 'narrower', 'changes', 'keeps'] as const;
const visibilities = ['hidden', 'masked', 'readable', 'writable'] as const;
const outcomes = ['allow', 'deny', 'depends'] as const;

/** What says something: who, how much, when, why. */
export function Said() {
  return (
    <>
      <Exhibit name="Chip">
        {tones.map((tone) => (
          <Chip key={tone} tone={tone}>
            {tone}
          </Chip>
        ))}
        <PathChip path="/examples/near/here" />
        <span className="flex w-40">
          <PathEnd path="/examples/near/here" />
        </span>
        <span className="flex w-40">
          <PathEnd path="/examples/that/are/far/away/from/here" />
        </span>
      </Exhibit>
      <Exhibit name="Avatar, money, moment, meter">
        {[person, other].map(({ id, name }) => (
          <span key={id} className="flex items-center gap-2">
            <Avatar name={name} /> <Avatar name={name} large /> {name}
          </span>
        ))}
        <Money amount={{ minor: 1_234_550, currency: 'EUR' }} />
        <Money amount={null} />
        <When at={moment} />
        <When at={moment} exact />
        <span className="w-40">
          <Meter part={3} whole={10} />
        </span>
      </Exhibit>
      <Exhibit name="Tenant square">
        {accents.map((accent) => (
          <TenantSquare key={accent} accent={accent} />
        ))}
        <TenantSquare accent="teal" size="middle" />
        <TenantSquare accent="teal" size="large" />
        <TenantSquare accent="teal" size="large" shut />
      </Exhibit>
      <Exhibit name="Marks">
        {changes.map((change) => (
          <span key={change} className="flex items-start gap-1.5">
            <ChangeMark change={change} /> {change}
          </span>
        ))}
        {visibilities.map((visibility) => (
          <VisibilityMark key={visibility} visibility={visibility} />
        ))}
      </Exhibit>
      <Exhibit name="Source line, list of deciders">
        <ul className="flex flex-col gap-2">
          {sources.map((source) => (
            <li key={`${source.folder} ${source.standing} ${source.through.kind}`}>
              <SourceLine source={source} />
            </li>
          ))}
        </ul>
        <DeciderList deciders={deciders} total={5} />
        <DeciderList deciders={[]} total={0} />
      </Exhibit>
      {outcomes.map((outcome) => (
        <Exhibit key={outcome} name={`Why: ${outcome}`}>
          <WhyAnswer
            question={{
              title: 'Approve an example',
              outcome,
              sentences: ['one role of yours allows it up to 10,000.00 EUR', 'This is 12,000.00 EUR.'],
              next: outcome === 'deny' ? 'Ask Ada Example, who may.' : null,
              sources: outcome === 'allow' ? sources : [],
              obligations: outcome === 'depends' ? ['second-factor', 'comment'] : [],
              ...(outcome === 'deny' ? { deciders, decidersTotal: 5 } : {}),
            }}
          />
        </Exhibit>
      ))}
    </>
  );
}
