import { translate, type Language } from '@quipu/i18n';

/** A query that is ready to run on the data of the demo. `title` and `name` are the fields of the reader's language. */
type Document = (title: string, name: string) => string;

const glance: Document = (title) => `{
  plan(code: "PE-PAGA-3") {
    code
    ${title}
    startsOn
    endsOn
    figures {
      commitments
      milestones
      relevantCommitments
      transformativeCommitments
      potentiallyStarred
      potentialImpact { code ${title} count }
      completion { code ${title} count }
      eventsWithAttendance
      attendanceGovernment
      attendanceCivilSociety
      contributions
      becameCommitments
      dropped
      droppedWithoutReasonedResponse
    }
  }
}`;

const journey: Document = (title, name) => `{
  contribution(code: "CTR-08") {
    code
    title
    theme { ${title} }
    journey {
      stage { ${title} }
      status
      decision {
        outcome
        reason { ${title} }
        reasons
        decidingInstitution { ${name} }
        source
      }
    }
    hasReasonedResponse
    commitments { number ${title} }
  }
}`;

const commitments: Document = (title, name) => `{
  commitments(filter: { plan: "PE-PAGA-3" }, first: 20) {
    totalCount
    nodes {
      number
      ${title}
      lead { ${name} }
      origins { code title }
      assessments {
        indicator { ${title} }
        code { code ${title} }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

const silence: Document = (title) => `{
  contributions(filter: { plan: "PE-PAGA-3", isAnswered: false }, first: 100) {
    totalCount
    nodes {
      code
      title
      lastDecision {
        outcome
        stage { ${title} }
        reason { ${title} }
        hasPublishedResponse
      }
    }
  }
}`;

const events: Document = (title) => `{
  events(filter: { plan: "PE-PAGA-3" }, order: STARTS_ON, first: 100) {
    nodes {
      code
      ${title}
      kind
      place
      announcedOn
      startsOn
      noticeDays
      attendance { sector people }
      minutesPublished
    }
  }
}`;

/** In the language of `title`, as a history tells both at once. */
const history: Document = (title) => {
  const language = title.endsWith('Es') ? 'es' : 'en';
  return `{
  history(of: { kind: CONTRIBUTION, code: "CTR-08" }) {
    nodes {
      at
      act { ${title} }
      role { ${title} }
      source
      kind { ${title} }
      name { ${language} }
      changes {
        field
        before { ${language} }
        after { ${language} }
      }
      receipt { url isSigned }
    }
  }
}`;
};

const DOCUMENTS = { glance, journey, commitments, silence, events, history };

/** A comment of short lines: the editor does not wrap. */
const comment = (text: string) => text.replaceAll(/(.{1,50})(?:\s+|$)/g, '# $1\n');

/** The examples of the explorer, each a document with a line that says what it asks, in `language`. */
export function examples(language: Language): readonly { readonly query: string }[] {
  const [title, name] = language === 'es' ? (['titleEs', 'nameEs'] as const) : (['titleEn', 'nameEn'] as const);
  return (Object.keys(DOCUMENTS) as (keyof typeof DOCUMENTS)[]).map((key) => {
    const says = translate(language, `explorer.${key}.says`);
    return {
      query: `${comment(says)}query ${translate(language, `explorer.${key}.name`)} ${DOCUMENTS[key](title, name)}\n`,
    };
  });
}
