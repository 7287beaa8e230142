/* SPDX-License-Identifier: EUPL-1.2 */
#include "lang/personal_words.h"

static const char *const titles[] = {
	"buurman", "buurvrouw", "dhr", "dokter", "dominee", "fam", "familie",
	"heer", "meneer", "mevr", "mevrouw", "mr", "mrs", "mw", "oma", "opa",
	"pastoor", "tante", "zuster",
};

static const char *const first_names[] = {
	"aad", "aafke", "abdel", "abdullah", "achmed", "ad", "adriaan",
	"aesha", "agnes", "ahmed", "aicha", "albert", "alexander", "ali",
	"alice", "amina", "andre", "angela", "anita", "anja", "anke", "anna",
	"anne", "annie", "anouk", "anton", "arie", "arjan", "arjen", "arnold",
	"astrid", "ayse", "barbara", "bart", "bas", "ben", "bernard", "bert",
	"betty", "bianca", "bob", "bram", "brigitte", "carla", "carlo",
	"caroline", "cees", "charlotte", "chris", "christa", "christiaan",
	"christina", "coby", "conny", "cor", "corrie", "daan", "daniel",
	"david", "dennis", "diana", "dick", "dirk", "ed", "eddy", "edwin",
	"eefje", "eline", "elisabeth", "ellen", "els", "elly", "emma",
	"eric", "erik", "ernst", "erwin", "esther", "eva", "evelien", "fatima",
	"femke", "ferdinand", "floor", "floris", "frank", "frans", "fred",
	"frits", "geert", "gerard", "gerda", "gerrit", "gert", "gijs",
	"grietje", "guus", "hans", "harm", "harold", "harry", "hassan",
	"heleen", "hendrik", "henk", "henny", "herman", "hilda", "hugo", "ibrahim",
	"ilse", "inge", "ingrid", "irene", "iris", "jaap", "jack", "jacob",
	"jacqueline", "jan", "janneke", "jannie", "jasper", "jeanette",
	"jeroen", "jet", "jetty", "joan", "johan", "johanna", "john",
	"joke", "joop", "jos", "joyce", "judith", "julia", "karel", "karim",
	"karin", "kees", "khadija", "kim", "klaas", "laura", "lars", "leen",
	"lennart", "leo", "lex", "lia", "lies", "lieke", "linda", "lisa",
	"lotte", "louise", "lucas", "luuk", "maaike", "maarten", "marc",
	"marcel", "margriet", "maria", "marian", "marieke", "marijke",
	"marina", "marja", "marjan", "marjolein", "mark", "marleen", "martijn",
	"martin", "mary", "mehmet", "merel", "mia", "michael", "michel",
	"mieke", "mike", "miriam", "mohamed", "mohammed", "monique", "mustafa",
	"myriam", "nadia", "nancy", "nathalie", "nel", "nick", "nicole",
	"niels", "nienke", "olga", "omar", "otto", "pascal", "patricia",
	"patrick", "paul", "paula", "peter", "petra", "pieter", "piet", "pim",
	"rachid", "ralph", "remco", "rene", "ria", "richard", "rick", "riet",
	"rik", "rob", "robert", "robin", "roel", "roland", "ronald", "rosa",
	"ruben", "ruud", "saida", "samira", "sander", "sandra", "sanne",
	"sara", "saskia", "simon", "sjoerd", "sonja", "sophie", "stefan",
	"stella", "suzanne", "sylvia", "tessa", "theo", "thijs", "thomas",
	"tim", "tineke", "tom", "tonny", "toos", "trees", "truus", "vera",
	"victor", "vincent", "walter", "wendy", "willem", "willemijn", "wilma",
	"wim", "wouter", "yusuf", "yvonne",
};

static const char *const name_parts[] = {
	"al", "ben", "bin", "de", "den", "der", "du", "el", "het", "la", "le",
	"op", "ten", "ter", "van", "vander", "von",
};

static const char *const someone[] = {
	"broer", "buurjongen", "buurman", "buurmeisje", "buurvrouw", "client",
	"dochter", "dochtertje", "echtgenoot", "echtgenote", "haar", "he",
	"her", "hij", "him", "his", "husband", "i", "ik", "kleinkind",
	"kleinzoon", "man", "mevrouw", "mij", "mijn", "moeder", "mother", "my",
	"neighbour", "oma", "opa", "oom", "she", "son", "tante", "vader",
	"vriend", "vriendin", "vrouw", "wife", "ze", "zij", "zoon", "zoontje",
	"zus",
};

/* How medical words begin, in Dutch and English. */
static const char *const medical[] = {
	"adhd", "alcoholis", "alzheimer", "angststoornis", "antidepress",
	"astma", "asthma", "autis", "bipolair", "borderline", "burn-out",
	"burnout", "cancer", "chemo", "copd", "dement", "depressi", "diabet",
	"diagnos", "dialyse", "drugsverslaa", "epilep", "hartaanval",
	"hartinfarct", "hartpatient", "hersenbloeding", "herseninfarct",
	"hersenletsel", "hiv", "incontinen", "kanker", "medicatie", "medicijn",
	"miskra", "niet-aangeboren", "overspann",
	"parkinson", "psychiatr", "psychos", "psychot", "reuma", "schizo",
	"suicid", "terminaal", "tumor", "verslaafd", "verslaving", "zelfmoord",
	"ziekte", "zwanger",
};

static bool is_among(const char *const *list, size_t n, str word)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(word, str_from_z(list[i])))
			return true;
	return false;
}

bool personal_is_title(str word)
{
	return is_among(titles, COUNT(titles), word);
}

bool personal_is_first_name(str word)
{
	return is_among(first_names, COUNT(first_names), word);
}

bool personal_is_name_part(str word)
{
	return is_among(name_parts, COUNT(name_parts), word);
}

bool personal_is_someone(str word)
{
	return is_among(someone, COUNT(someone), word);
}

bool personal_is_medical(str word)
{
	for (size_t i = 0; i < COUNT(medical); i++)
		if (str_starts(word, str_from_z(medical[i])))
			return true;
	return false;
}
