/* SPDX-License-Identifier: EUPL-1.2 */
#include "features/setup/sample.h"
#include "features/search/search.h"
#include "features/transfer/transfer.h"

static const struct transfer_text themes = { S("themes.csv"), S(
	"slug,nl,en,parent,description_nl\n"
	"ontmoeten,Ontmoeten,Meeting each other,,Elkaar tegenkomen en samen dingen doen.\n"
	"samen-eten,Samen eten,Eating together,ontmoeten,Een tafel waar iedereen kan aanschuiven.\n"
	"zorg,Zorg en omzien naar elkaar,Care and looking after each other,,Hulp dicht bij huis.\n"
	"vervoer,Vervoer,Transport,,Samen rijden en meenemen.\n"
	"wonen,Wonen,Housing,,Een plek om te wonen en oud te worden.\n"
	"groen,Groen en natuur,Green and nature,,Tuinen en parken en wat er groeit.\n"
	"energie,Energie en klimaat,Energy and climate,,Samen opwekken en besparen.\n"
	"jeugd,Jeugd,Young people,,Kinderen en jongeren en wie om hen heen staat.\n"
	"plek,Een eigen plek,A place of your own,,Ruimte om bij elkaar te komen.\n"
	"geld,Geld,Money,,Betalen wat nodig is.\n"
	"vrijwilligers,Vrijwilligers,Volunteers,,Mensen vinden en houden.\n"
	"gemeente,Samen met de gemeente,Working with the municipality,,Afspraken en regels en meepraten.\n") };

static const struct transfer_text entries[] = {
	{ S("initiatives.csv"), S(
	"slug,name,phase,summary_nl,strengths_nl,themes\n"
	"voorbeeld-soeptafel,Voorbeeld: De Soeptafel,growing,\"Dit initiatief is verzonnen. Elke woensdag soep voor wie wil, gekookt door buren.\",Koken voor veel mensen.,samen-eten|ontmoeten\n"
	"voorbeeld-buurtbus,Voorbeeld: De Buurtbus,stable,\"Dit initiatief is verzonnen. Vrijwilligers rijden buren naar de dokter en de winkel.\",Een rooster dat al jaren werkt.,vervoer|vrijwilligers\n") },
	{ S("experiences.csv"), S(
	"id,initiative,title_nl,summary_nl,themes,basis\n"
	"voorbeeld-ervaring,voorbeeld-soeptafel,Voorbeeld: begin met één pan,\"Deze ervaring is verzonnen. Wij begonnen met zes stoelen en één pan soep. Wie kwam eten, hielp de week erna mee.\",samen-eten,public\n") },
	{ S("offers.csv"), S(
	"id,provider_initiative,title_nl,kind,themes,summary_nl,state\n"
	"voorbeeld-aanbod,voorbeeld-buurtbus,Voorbeeld: een uur meedenken over een rooster,knowledge,vervoer|vrijwilligers,Dit aanbod is verzonnen. Bel ons en we laten zien hoe wij plannen.,available\n") },
	{ S("questions.csv"), S(
	"id,title_nl,body_nl,themes,asked_by,asker_kind,kind,status\n"
	"voorbeeld-vraag,Voorbeeld: hoe vinden wij een tweede kok?,Deze vraag is verzonnen. Onze kok gaat met pensioen. Hoe vonden jullie iemand?,samen-eten|vrijwilligers,voorbeeld-soeptafel,initiative,need-people,reported\n") },
};

struct loading {
	const char *database;
	bool entries;
};

enum job_end sample_prepare(struct job *job)
{
	struct loading *l = arena_new(job->arena, struct loading);

	l->database = conf_database(job->conf, job->arena);
	l->entries = job->about > 0;
	job->state = l;
	return JOB_DONE;
}

/* An import has a transaction of its own, so a connection of its own. */
enum job_end sample_load(struct job *job, void *state)
{
	const struct loading *l = state;
	struct transfer_text texts[COUNT(entries) + 2] = { themes };
	struct transfer_options options = { .now = job->now };
	struct transfer_report report = { 0 };
	struct db *db = db_open(l->database, &job->err);
	bool ok;

	if (!db)
		return JOB_AGAIN;
	for (size_t i = 0; l->entries && i < COUNT(entries); i++)
		texts[i + 1] = entries[i];
	ok = transfer_import_text(db, job->arena, texts, &options, &report);
	db_close(db);
	if (!ok && report.n_faults)
		err_set(&job->err, "%.200s", transfer_fault_text(job->arena,
			&report.faults.at[0]).p);
	else if (!ok)
		job->err = report.err;
	return ok ? JOB_DONE : report.n_faults ? JOB_GIVE_UP : JOB_AGAIN;
}

enum job_end sample_settle(struct job *job, void *state, enum job_end sent)
{
	(void)job, (void)state;
	return sent;
}

void sample_forget(struct tx *tx, int64_t now)
{
	search_touch_all(tx, now);
}
