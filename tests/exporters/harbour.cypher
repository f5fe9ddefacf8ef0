// Neo4j 5, Memgraph, FalkorDB: cypher-shell -f FILE
CREATE CONSTRAINT entente_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entente_article IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entente_statement IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE;
UNWIND [
  {id: 'article:harbour-1', type: 'Article', label: 'Harbour states weigh a wider pact', name: 'Harbour states weigh a wider pact', source: 'Norland Gazette', date: '2024-05-06', url: 'https://gazette.example/harbour?a=1&b=2', sha256: 'e6dfadae16d9ca5ceba0b70923617fecfb38a4c65bbd43ef2dd1b88acfc8796b'},
  {id: 'article:harbour-2', type: 'Article', label: 'harbour-2', source: 'Estmark Sentinel', date: '2024-05-07', sha256: '3d9df7651e34b208dbc00882397605cacac79a3f7dadeed886811648b7149696'}
] AS row MERGE (n:Article {id: row.id}) SET n += row;
UNWIND [
  {id: 'Country:norland', type: 'Country', label: 'Norland', name: 'Norland', mentions: 1},
  {id: 'Country:sudavia', type: 'Country', label: 'Sudavia', name: 'Sudavia', mentions: 3},
  {id: 'Country:westria', type: 'Country', label: 'Westria', name: 'Westria', mentions: 3}
] AS row MERGE (n:Entity {id: row.id}) SET n += row, n:Country;
UNWIND [
  {id: 'Event:estmark-summit', type: 'Event', label: 'Estmark summit', name: 'Estmark summit', mentions: 1}
] AS row MERGE (n:Entity {id: row.id}) SET n += row, n:Event;
UNWIND [
  {id: 'Organization:green-party', type: 'Organization', label: 'Green Party', name: 'Green Party', kind: 'party', mentions: 1},
  {id: 'Q900002', type: 'Organization', label: 'Harbour Pact', name: 'Harbour Pact', aliases: ['the pact'], kind: 'alliance', wikidata: 'Q900002', mentions: 4}
] AS row MERGE (n:Entity {id: row.id}) SET n += row, n:Organization;
UNWIND [
  {id: 'Person:tomas-berg', type: 'Person', label: 'Tomás Berg', name: 'Tomás Berg', aliases: ['Berg'], mentions: 2},
  {id: 'Q900001', type: 'Person', label: 'Ada Kessler', name: 'Ada Kessler', aliases: ['Kessler'], wikidata: 'Q900001', mentions: 3}
] AS row MERGE (n:Entity {id: row.id}) SET n += row, n:Person;
UNWIND [
  {id: 'Place:port-vell', type: 'Place', label: 'Port Vell', name: 'Port Vell', mentions: 4}
] AS row MERGE (n:Entity {id: row.id}) SET n += row, n:Place;
UNWIND [
  {id: 'statement:63fe04c74ccc19b3', type: 'Statement', label: 'We will not leave the Harbour Pact, and we will not shrink …', name: 'We will not leave the Harbour Pact, and we will not shrink it.', text: 'We will not leave the Harbour Pact, and we will not shrink it.', form: 'direct', cue: 'said', evidence: '[{"article": "harbour-1", "start": 102, "end": 137, "text": "We will not leave the Harbour Pact,"}, {"article": "harbour-1", "start": 157, "end": 183, "text": "and we will not shrink it."}]', evidence_count: 2},
  {id: 'statement:c87bf8b9a08dc344', type: 'Statement', label: 'Sudavia\'s membership would be “a very serious mistake”', name: 'Sudavia\'s membership would be “a very serious mistake”', text: 'Sudavia\'s membership would be “a very serious mistake”', form: 'mixed', cue: 'warned', speaker_text: 'its envoy', occasion: 'Event:estmark-summit', evidence: '[{"article": "harbour-1", "start": 302, "end": 356, "text": "Sudavia\'s membership would be “a very serious mistake”"}]', evidence_count: 1},
  {id: 'statement:3354ea6721914ec6', type: 'Statement', label: 'Westria might shell Port Vell again', name: 'Westria might shell Port Vell again', text: 'Westria might shell Port Vell again', form: 'indirect', cue: 'said', speaker_text: 'A diplomat', evidence: '[{"article": "harbour-1", "start": 374, "end": 409, "text": "Westria might shell Port Vell again"}]', evidence_count: 1},
  {id: 'statement:f440b6007abc3ea4', type: 'Statement', label: 'Sudavia joins only over our veto', name: 'Sudavia joins only over our veto', text: 'Sudavia joins only over our veto', form: 'indirect', cue: 'repeated', evidence: '[{"article": "harbour-2", "start": 77, "end": 109, "text": "Sudavia joins only over our veto"}]', evidence_count: 1}
] AS row MERGE (n:Statement {id: row.id}) SET n += row;
UNWIND [
  {s: 'Q900002', o: 'Place:port-vell', p: {id: '348717bfefbb2945', relation: 'aids', label: 'aids', status: 'asserted', symmetric: false, articles: ['harbour-1', 'harbour-2'], evidence: '[{"article": "harbour-1", "start": 431, "end": 479, "text": "The pact has shipped grain & <fuel> to Port Vell"}, {"article": "harbour-2", "start": 0, "end": 50, "text": "The Harbour Pact is sending more fuel to Port Vell"}]', evidence_count: 2, weight: 2.0}}
] AS row MATCH (a:Entity {id: row.s}) MATCH (b:Entity {id: row.o}) MERGE (a)-[r:AIDS {id: row.p.id}]->(b) SET r += row.p;
UNWIND [
  {s: 'Country:westria', o: 'Place:port-vell', p: {id: '7ae3804906bc80f5', relation: 'attacks', label: 'attacks', status: 'asserted', time: '2024-03', symmetric: false, articles: ['harbour-1'], evidence: '[{"article": "harbour-1", "start": 411, "end": 429, "text": "as it did in March", "time": "2024-03"}]', evidence_count: 1, weight: 1.0}},
  {s: 'Country:westria', o: 'Place:port-vell', p: {id: 'e3632972f4df77ed', relation: 'attacks', label: 'attacks', status: 'possible', symmetric: false, articles: ['harbour-1'], evidence: '[{"article": "harbour-1", "start": 358, "end": 409, "text": "A diplomat said Westria might shell Port Vell again", "according_to_text": "A diplomat"}]', evidence_count: 1, weight: 1.0}}
] AS row MATCH (a:Entity {id: row.s}) MATCH (b:Entity {id: row.o}) MERGE (a)-[r:ATTACKS {id: row.p.id}]->(b) SET r += row.p;
UNWIND [
  {s: 'Person:tomas-berg', o: 'Country:sudavia', p: {id: 'da2681565e4374dd', relation: 'holds_office', label: 'holds office', status: 'asserted', role: 'president', symmetric: false, articles: ['harbour-1'], evidence: '[{"article": "harbour-1", "start": 41, "end": 75, "text": "the Sudavian president, Tomás Berg"}]', evidence_count: 1, weight: 1.0}},
  {s: 'Q900001', o: 'Country:norland', p: {id: 'beb42ff2969f38b8', relation: 'holds_office', label: 'holds office', status: 'asserted', role: 'prime minister', symmetric: false, articles: ['harbour-1'], evidence: '[{"article": "harbour-1", "start": 0, "end": 36, "text": "Norland\'s prime minister Ada Kessler"}]', evidence_count: 1, weight: 1.0}}
] AS row MATCH (a:Entity {id: row.s}) MATCH (b:Entity {id: row.o}) MERGE (a)-[r:HOLDS_OFFICE {id: row.p.id}]->(b) SET r += row.p;
UNWIND [
  {s: 'Q900001', o: 'Person:tomas-berg', p: {id: 'f4c52376f3840507', relation: 'meets', label: 'meets', status: 'asserted', time: '2024-05-06', place: 'Place:port-vell', symmetric: true, articles: ['harbour-1'], evidence: '[{"article": "harbour-1", "start": 25, "end": 75, "text": "Ada Kessler met the Sudavian president, Tomás Berg", "time": "2024-05-06", "place": "Place:port-vell"}]', evidence_count: 1, weight: 1.0}}
] AS row MATCH (a:Entity {id: row.s}) MATCH (b:Entity {id: row.o}) MERGE (a)-[r:MEETS {id: row.p.id}]->(b) SET r += row.p;
UNWIND [
  {s: 'Country:sudavia', o: 'Q900002', p: {id: 'b80ced62ebc838c4', relation: 'member_of', label: 'member of', status: 'wanted', holders: ['Person:tomas-berg'], symmetric: false, articles: ['harbour-1'], evidence: '[{"article": "harbour-1", "start": 185, "end": 223, "text": "Mr Berg wants Sudavia to join the pact"}]', evidence_count: 1, weight: 1.0}},
  {s: 'Country:sudavia', o: 'Q900002', p: {id: 'bc5028fb1a0d5b5c', relation: 'member_of', label: 'member of', status: 'opposed', holders: ['Country:westria'], symmetric: false, articles: ['harbour-1', 'harbour-2'], evidence: '[{"article": "harbour-1", "start": 251, "end": 278, "text": "Westria is set against that"}, {"article": "harbour-2", "start": 77, "end": 109, "text": "Sudavia joins only over our veto", "according_to": "Country:westria"}]', evidence_count: 2, weight: 2.0}},
  {s: 'Q900001', o: 'Organization:green-party', p: {id: '5a287255dd28d360', relation: 'member_of', label: 'member of', status: 'ended', time: '../2019', symmetric: false, articles: ['harbour-1'], evidence: '[{"article": "harbour-1", "start": 481, "end": 531, "text": "Kessler was a member of the Green Party until 2019", "time": "../2019"}]', evidence_count: 1, weight: 1.0}}
] AS row MATCH (a:Entity {id: row.s}) MATCH (b:Entity {id: row.o}) MERGE (a)-[r:MEMBER_OF {id: row.p.id}]->(b) SET r += row.p;
UNWIND [
  {s: 'Q900001', o: 'statement:63fe04c74ccc19b3', p: {id: '63fe04c74ccc19b3.said', relation: 'said', label: 'said', weight: 1.0}},
  {s: 'Country:westria', o: 'statement:f440b6007abc3ea4', p: {id: 'f440b6007abc3ea4.said', relation: 'said', label: 'said', weight: 1.0}}
] AS row MATCH (a:Entity {id: row.s}) MATCH (b:Statement {id: row.o}) MERGE (a)-[r:SAID {id: row.p.id}]->(b) SET r += row.p;
UNWIND [
  {s: 'statement:63fe04c74ccc19b3', o: 'article:harbour-1', p: {id: '63fe04c74ccc19b3.in', relation: 'in_article', label: 'in article', weight: 1.0}},
  {s: 'statement:c87bf8b9a08dc344', o: 'article:harbour-1', p: {id: 'c87bf8b9a08dc344.in', relation: 'in_article', label: 'in article', weight: 1.0}},
  {s: 'statement:3354ea6721914ec6', o: 'article:harbour-1', p: {id: '3354ea6721914ec6.in', relation: 'in_article', label: 'in article', weight: 1.0}},
  {s: 'statement:f440b6007abc3ea4', o: 'article:harbour-2', p: {id: 'f440b6007abc3ea4.in', relation: 'in_article', label: 'in article', weight: 1.0}}
] AS row MATCH (a:Statement {id: row.s}) MATCH (b:Article {id: row.o}) MERGE (a)-[r:IN_ARTICLE {id: row.p.id}]->(b) SET r += row.p;
UNWIND [
  {s: 'statement:63fe04c74ccc19b3', o: 'Q900002', p: {id: '63fe04c74ccc19b3.about.0', relation: 'about', label: 'about', weight: 1.0}},
  {s: 'statement:c87bf8b9a08dc344', o: 'Country:sudavia', p: {id: 'c87bf8b9a08dc344.about.0', relation: 'about', label: 'about', weight: 1.0}},
  {s: 'statement:3354ea6721914ec6', o: 'Country:westria', p: {id: '3354ea6721914ec6.about.0', relation: 'about', label: 'about', weight: 1.0}},
  {s: 'statement:3354ea6721914ec6', o: 'Place:port-vell', p: {id: '3354ea6721914ec6.about.1', relation: 'about', label: 'about', weight: 1.0}},
  {s: 'statement:f440b6007abc3ea4', o: 'Country:sudavia', p: {id: 'f440b6007abc3ea4.about.0', relation: 'about', label: 'about', weight: 1.0}}
] AS row MATCH (a:Statement {id: row.s}) MATCH (b:Entity {id: row.o}) MERGE (a)-[r:ABOUT {id: row.p.id}]->(b) SET r += row.p;
